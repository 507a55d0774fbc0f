import { depthwiseConv2d } from '@cnn/core/reference';
import { html, type TemplateResult } from 'lit';
import { toNumbers } from '../../../values/numbers.js';
import type { ComputedState, DetailEvents } from './DetailState.js';
import { drawStep } from './drawStep.js';
import { convStepInput } from './stepInput.js';

/** The second of its two convolutions, whose 1 × 1 filters add the channels that the first has filtered alone. */
export function drawSeparableConv(state: ComputedState, events: DetailEvents): TemplateResult {
  const { layer, input, weights, diagram } = state;
  const [depthwise, pointwise, ...bias] = weights;
  const { strides, padding, dilationRate } = layer.options as Parameters<typeof depthwiseConv2d>[2] & object;
  const step = drawStep(
    state,
    () => {
      const between = toNumbers(depthwiseConv2d(input, depthwise, { strides, padding, dilationRate }));
      const second = { ...layer, options: { kernelSize: 1 }, kind: 'conv2d', inputShape: between.shape };
      return convStepInput(second, between, [pointwise, ...bias], diagram.focus);
    },
    events,
  );
  return html`<p>${diagram.messages.separable}</p>
    ${step}`;
}
