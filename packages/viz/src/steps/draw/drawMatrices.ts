import { html, nothing, type TemplateResult } from 'lit';
import type { DrawnCell, EditableName } from '../edit/EditState.js';
import type { Frame } from '../frame/Frame.js';
import type { CellRef } from '../frame/highlight.js';
import { drawMatrix, type Matrix } from '../../figure/draw/matrix.js';
import { styleVars } from '../../figure/draw/styleVars.js';

export interface MatricesEvents {
  /** The reader entered a text at a drawn row and column of a channel. */
  edited(name: EditableName, place: DrawnCell, text: string, done: boolean): boolean;
  /** The reader picked the step of a result. */
  picked(index: number): void;
  /** The reader points at a cell, or no longer at any; left out where nothing is linked. */
  pointed?(spot?: CellRef): void;
}

/** Columns that a block takes, with its title beside which there may be others. */
function columnsOf([matrix]: readonly Matrix[], least: number): number {
  if (!matrix) return 0;
  const { title, size, cells } = matrix;
  return Math.max(cells[0].length, least, Math.ceil((title.length + size.length) * 0.17));
}

/** More columns than these do not stand side by side on a phone. */
const maxSideBySideColumns = 9;

/** With more columns than these, cells are small and hardly apart; only the filter stays readable. */
const maxLargeColumns = 36;

/** Image, filter and result beside each other, as the step's frame says. Pooling has no filter. */
export function drawMatrices(
  { inputs, windows, filters, results, depth = results.length, operators = ['∗', '='], hoveredCell }: Frame,
  { edited, picked, pointed }: MatricesEvents,
): TemplateResult {
  const [image, filter, result] = [inputs, filters, results].map(
    (matrices) => matrices[0]?.cells[0].length ?? 0,
  );
  const hasFilter = filters.length > 0;
  const [wide, narrow] = [filters, results].map((matrices) => columnsOf(matrices, 3));
  const abreast = results.length / depth;
  const all = columnsOf(inputs, 0) + (hasFilter ? wide : 0) + narrow * abreast;
  const pair = image + (hasFilter ? filter : result);
  const widest = [...inputs, ...filters, ...results].map(({ maxCharacters }) => maxCharacters);
  const pointing = (block: CellRef['block'], index: number) =>
    pointed && ((row: number, column: number) => pointed({ block, index, row, column }));
  const editable = (name: EditableName) => (matrix: Matrix, channel: number) =>
    drawMatrix(matrix, {
      edited: (row, column, text, done) => edited(name, [row, column, channel], text, done),
      pointed: pointing(`${name}s`, channel),
    });
  const pickable = (matrix: Matrix, index: number) =>
    drawMatrix(matrix, {
      picked: (row, column) => picked((row * result + column) * depth + (index % depth)),
      pointed: pointing('results', index),
    });
  const sign = (text: string) => html`<span class="sign" aria-hidden="true">${text}</span>`;
  return html`<div
    class="stage glide ${hasFilter ? 'with-filter' : ''} ${pair > maxSideBySideColumns ? 'stacked' : ''} ${all > maxLargeColumns ? 'many' : ''} ${abreast > 1 ? 'abreast' : ''} ${hoveredCell ? `of-${hoveredCell.block}` : ''}"
    part="stage"
    ${styleVars({
      '--_all': all,
      '--_filter-columns': wide,
      '--_small': windows ? wide * 2 : wide,
      '--_pair': pair,
      '--_first': image,
      '--_image': Math.max(image, filter, result),
      '--_blocks': (hasFilter ? 2 : 1) + abreast + (windows ? 1 : 0),
      '--_between': hasFilter ? '0px' : '34px',
      '--_widest': Math.max(...widest),
    })}
    @focusout=${({ currentTarget, relatedTarget }: FocusEvent) =>
      (currentTarget as Element).contains(relatedTarget as Node | null) || pointed?.()}
    @pointerleave=${({ pointerType }: PointerEvent) => pointerType === 'touch' || pointed?.()}
  >
    <div class="stack inputs">${inputs.map(editable('input'))}</div>
    ${
      hasFilter
        ? html`${windows && sign('→')}
            <div class="pair">
              ${windows && html`<div class="stack windows">${windows.map((matrix) => drawMatrix(matrix))}</div>`}
              ${sign(operators[0])}
              <div class="stack filters">${filters.map(editable('filter'))}</div>
            </div>`
        : nothing
    }
    ${sign(hasFilter ? operators[1] : '→')}
    <div class="stack results">${results.map(pickable)}</div>
  </div>`;
}
