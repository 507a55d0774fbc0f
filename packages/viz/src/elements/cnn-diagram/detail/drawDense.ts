import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../messages/index.js';
import { formatCount, formatNumber } from '../../../values/formatNumber.js';
import type { ComputedState } from './DetailState.js';
import { denseUnitSum } from './denseUnitSum.js';
import { drawSoftmax } from './drawSoftmax.js';

/** The weighted sum of a unit, its bias and its activation. */
export function drawDense(state: ComputedState): TemplateResult {
  const { diagram, s, stage, weights, input } = state;
  const { messages, focus, values } = diagram;
  const unit = focus.stage === s ? focus.channel : 0;
  const { sum, bias } = denseUnitSum(input, weights, unit);
  const final = values[s]?.data[unit];
  const isSoftmax = stage.activation === 'softmax';
  const isActivated = !isSoftmax && stage.mergedLayers.length > 0 && final !== undefined;
  return html`<p class="formula">
      <span class="output">${formatNumber(sum)}</span>
      <small>${fill(messages.sum, { count: formatCount(input.data.length) })}</small> ${bias < 0 ? '−' : '+'}
      <span class="filter">${formatNumber(Math.abs(bias))}</span> <small>${messages.bias}</small> =
      <b>${formatNumber(sum + bias)}</b>
      ${isActivated ? html`<small>→ ${stage.mergedLayers.join(', ')} →</small> <b>${formatNumber(final)}</b>` : nothing}
    </p>
    ${isSoftmax ? drawSoftmax(state) : nothing}`;
}
