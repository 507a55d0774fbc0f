// Layers whose values come from the input without a sum of their own to spell out: a sentence says from where.
import { html, type TemplateResult } from 'lit';
import { fill } from '../../../messages/index.js';
import { formatCount, formatNumber } from '../../../values/formatNumber.js';
import { focusedValue, indexOf } from '../network/focus.js';
import { receptiveFieldOf } from '../network/receptiveFieldOf.js';
import type { ComputedState, DetailState } from './DetailState.js';

export function drawGlobalPooling({ diagram, layer, output }: ComputedState): TemplateResult {
  const { messages, focus } = diagram;
  const [height, width] = layer.inputShape;
  const text = layer.kind === 'globalMaxPooling2d' ? messages.most : messages.mean;
  return html`<p>
    ${fill(text, { count: formatCount(height * width), channel: focus.channel + 1 })}
    <b>${output ? formatNumber(focusedValue(output, focus)) : ''}</b>
  </p>`;
}

/** The value at a cell of the input, or that the cell is in the padding. */
export function drawPadding({ diagram, layer }: DetailState): TemplateResult {
  const { messages, focus } = diagram;
  const { row, column, height, width } = receptiveFieldOf([layer!], focus).visible;
  const text = height * width > 0 ? messages.inside : messages.margin;
  return html`<p>${fill(text, { row: row + 1, column: column + 1 })}</p>`;
}

/** Which values of the input a value of a transposed convolution adds up. */
export function drawTransposedConv({ diagram, layer }: ComputedState): TemplateResult {
  const { row, column, height, width } = receptiveFieldOf([layer], diagram.focus).visible;
  const range = { top: row + 1, bottom: row + height, left: column + 1, right: column + width };
  return html`<p>${fill(diagram.messages.windows, range)}</p>`;
}

/** The cells of the input that a value of an enlarged image is, or is interpolated from. */
export function drawUpSampling({ diagram, layer }: DetailState): TemplateResult {
  const { messages, focus } = diagram;
  const { row, column, height, width } = receptiveFieldOf([layer!], focus).visible;
  const range = { top: row + 1, bottom: row + height, left: column + 1, right: column + width };
  return height * width > 1
    ? html`<p>${fill(messages.interpolated, range)}</p>`
    : html`<p>${fill(messages.inside, { row: row + 1, column: column + 1 })}</p>`;
}

/** The index that the focused value has before and after the shape changes. */
export function drawReshape({ diagram, stage }: DetailState): TemplateResult {
  const { messages, focus } = diagram;
  const index = formatCount(indexOf(stage.shape, focus));
  return html`<p>${fill(messages.reshape, { index })}</p>`;
}
