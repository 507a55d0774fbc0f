import { html, nothing, type TemplateResult } from 'lit';
import type { EditableName } from '../Edits.js';
import type { Frame } from '../frame/Frame.js';
import { drawMatrix, type Matrix } from './matrix.js';
import { vars } from './vars.js';

export interface StageEvents {
  /** The reader entered a text at a drawn row and column of a channel. */
  edited(
    name: EditableName,
    place: [row: number, column: number, channel: number],
    text: string,
    done: boolean,
  ): void;
  /** The reader picked the step of a result. */
  picked(index: number): void;
}

/** A title is as wide as this many columns. */
const titleColumns = 3;

/** More columns than these do not stand side by side on a phone. */
const mostSideBySide = 9;

/** With more columns than these, cells are small and hardly apart; only the filter stays readable. */
const mostLarge = 36;

/** Image, filter and result beside each other, as the step's frame says. Pooling has no filter. */
export function drawStage(
  { inputs, filters, results, depth = results.length, signs = ['∗', '='] }: Frame,
  events: StageEvents,
): TemplateResult {
  const [image, filter, result] = [inputs, filters, results].map(
    (matrices) => matrices[0]?.cells[0].length ?? 0,
  );
  const hasFilter = filters.length > 0;
  const [wide, narrow] = [filter, result].map((columns) => Math.max(columns, titleColumns));
  const abreast = results.length / depth;
  const all = image + (hasFilter ? wide : 0) + narrow * abreast;
  const pair = image + (hasFilter ? filter : result);
  const widest = [...inputs, ...filters, ...results].map(({ characters }) => characters);
  const editable = (name: EditableName) => (matrix: Matrix, channel: number) =>
    drawMatrix(matrix, {
      edited: (row, column, text, done) => events.edited(name, [row, column, channel], text, done),
    });
  const pickable = (matrix: Matrix, channel: number) =>
    drawMatrix(matrix, {
      picked: (row, column) => events.picked((row * result + column) * depth + (channel % depth)),
    });
  return html`<div
    class="stage glide ${hasFilter ? 'with-filter' : ''} ${pair > mostSideBySide ? 'stacked' : ''} ${all > mostLarge ? 'many' : ''} ${abreast > 1 ? 'abreast' : ''}"
    part="stage"
    ${vars({
      '--_all': all,
      '--_filter-columns': filter,
      '--_pair': pair,
      '--_first': image,
      '--_image': Math.max(image, filter, result),
      '--_blocks': (hasFilter ? 2 : 1) + abreast,
      '--_between': hasFilter ? '0px' : '34px',
      '--_widest': Math.max(...widest),
    })}
  >
    <div class="stack inputs">${inputs.map(editable('input'))}</div>
    ${
      hasFilter
        ? html`<span class="sign" aria-hidden="true">${signs[0]}</span>
            <div class="stack filters">${filters.map(editable('filter'))}</div>`
        : nothing
    }
    <span class="sign" aria-hidden="true">${hasFilter ? signs[1] : '→'}</span>
    <div class="stack results">${results.map(pickable)}</div>
  </div>`;
}
