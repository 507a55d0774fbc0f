import { html, nothing, type TemplateResult } from 'lit';
import { drawMatrix, type Matrix } from '../../figure/draw/matrix.js';
import { styleVars } from '../../figure/draw/styleVars.js';
import type { CellRef, DrawnCell, EditableName, Frame } from '../frame/Frame.js';

export interface MatricesEvents {
  /** The reader entered a text in a cell of an editable matrix; false if it is refused. */
  edited(name: EditableName, cell: DrawnCell, text: string, isFinal: boolean): boolean;
  /** The reader chose the step of a result. */
  picked(index: number): void;
  /** The reader hovers a cell, or no longer any; undefined if hovering highlights nothing. */
  hovered?(cell?: CellRef): void;
}

/** Columns that a block takes: those of its cells, or more for a long title. */
function columnsOf([matrix]: readonly Matrix[], least: number): number {
  if (!matrix) return 0;
  const { title, size, cells } = matrix;
  return Math.max(cells[0].length, least, Math.ceil((title.length + size.length) * 0.17));
}

/** With more columns than these, two blocks are one below the other on a phone. */
const maxSideBySideColumns = 9;

/** With more columns than these, all cells but those of the filter are small. */
const maxLargeColumns = 36;

/** Image, filter and result side by side. A frame without a filter has two blocks. */
export function drawMatrices(
  { inputs, windows, filters, results, depth = results.length, operators = ['∗', '='], hoveredCell }: Frame,
  { edited, picked, hovered }: MatricesEvents,
): TemplateResult {
  const [imageColumns, filterColumns, resultColumns] = [inputs, filters, results].map(
    (matrices) => matrices[0]?.cells[0].length ?? 0,
  );
  const hasFilter = filters.length > 0;
  const [filterBlock, resultBlock] = [filters, results].map((matrices) => columnsOf(matrices, 3));
  const columnsOfResults = results.length / depth;
  const allColumns = columnsOf(inputs, 0) + (hasFilter ? filterBlock : 0) + resultBlock * columnsOfResults;
  const pairColumns = imageColumns + (hasFilter ? filterColumns : resultColumns);
  const widest = [...inputs, ...filters, ...results].map(({ maxCharacters }) => maxCharacters);
  const classes = [
    'stage',
    'glide',
    hasFilter && 'with-filter',
    pairColumns > maxSideBySideColumns && 'stacked',
    allColumns > maxLargeColumns && 'many',
    columnsOfResults > 1 && 'side-by-side',
    hoveredCell && `of-${hoveredCell.block}`,
  ];

  const hoverHandler = (block: CellRef['block'], index: number) =>
    hovered && ((row: number, column: number) => hovered({ block, index, row, column }));
  const drawEditable = (name: EditableName) => (matrix: Matrix, channel: number) =>
    drawMatrix(matrix, {
      edited: (row, column, text, isFinal) => edited(name, [row, column, channel], text, isFinal),
      hovered: hoverHandler(`${name}s`, channel),
    });
  const drawResult = (matrix: Matrix, index: number) =>
    drawMatrix(matrix, {
      picked: (row, column) => picked((row * resultColumns + column) * depth + (index % depth)),
      hovered: hoverHandler('results', index),
    });
  const drawOperator = (text: string) => html`<span class="operator" aria-hidden="true">${text}</span>`;
  return html`<div
    class=${classes.filter(Boolean).join(' ')}
    part="stage"
    ${styleVars({
      '--_all': allColumns,
      '--_filter-columns': filterBlock,
      '--_small': windows ? filterBlock * 2 : filterBlock,
      '--_pair': pairColumns,
      '--_first': imageColumns,
      '--_image': Math.max(imageColumns, filterColumns, resultColumns),
      '--_blocks': (hasFilter ? 2 : 1) + columnsOfResults + (windows ? 1 : 0),
      '--_between': hasFilter ? '0px' : '34px',
      '--_widest': Math.max(...widest),
    })}
    @focusout=${({ currentTarget, relatedTarget }: FocusEvent) =>
      (currentTarget as Element).contains(relatedTarget as Node | null) || hovered?.()}
    @pointerleave=${({ pointerType }: PointerEvent) => pointerType === 'touch' || hovered?.()}
  >
    <div class="stack inputs">${inputs.map(drawEditable('input'))}</div>
    ${
      hasFilter
        ? html`${windows && drawOperator('→')}
            <div class="pair">
              ${windows && html`<div class="stack windows">${windows.map((matrix) => drawMatrix(matrix))}</div>`}
              ${drawOperator(operators[0])}
              <div class="stack filters">${filters.map(drawEditable('filter'))}</div>
            </div>`
        : nothing
    }
    ${drawOperator(hasFilter ? operators[1] : '→')}
    <div class="stack results">${results.map(drawResult)}</div>
  </div>`;
}
