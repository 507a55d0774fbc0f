import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { drawCell, type Cell } from './cell.js';
import { cellAfterKey, type GridCell } from './gridNavigation.js';
import { styleVars } from './styleVars.js';

/** Numbers of one role have the same colour everywhere. */
export type ColorRole = 'input' | 'filter' | 'output' | 'gradient';

/** A rectangle of cells, in rows and columns of the drawn matrix. */
export interface Outline {
  row: number;
  column: number;
  height: number;
  width: number;
}

/** Everything that is drawn of one matrix at one step. */
export interface Matrix {
  role: ColorRole;
  title: string;
  /** Such as "5 × 5", beside the title. */
  size: string;
  cells: Cell[][];
  /** Characters of the longest text of any step, so that all steps have the same size. */
  maxCharacters: number;
  /** The same of the notes. */
  maxNoteCharacters?: number;
  outline?: Outline;
  hoveredCell?: GridCell;
}

export interface MatrixEvents {
  /** The reader entered a text in a cell; false if it is refused. */
  edited?: (row: number, column: number, text: string, isFinal: boolean) => boolean;
  /** The reader chose a cell by a click or Enter. */
  picked?: (row: number, column: number) => void;
  /** The reader hovers a cell, or reaches it by keys. */
  hovered?: (row: number, column: number) => void;
}

try {
  // A registered length is computed once per matrix and not once per cell: a step is styled in a third of the time.
  CSS.registerProperty({ name: '--_cnn-cell', syntax: '<length>', inherits: true, initialValue: '0px' });
} catch {
  // Registered by another copy of this file, or not supported: styling only takes longer.
}

/** With more columns than these, cells show only their shade. */
const maxReadableColumns = 16;

export const isCompact = ({ cells }: Pick<Matrix, 'cells'>): boolean => cells[0].length > maxReadableColumns;

/** The one drawing of a matrix: a table of cells with an outline that glides over them. */
export function drawMatrix(matrix: Matrix, events: MatrixEvents = {}): TemplateResult {
  const { role, title, size, cells, outline, maxCharacters, hoveredCell } = matrix;
  const { edited, hovered } = events;
  const isSmall = isCompact(matrix);
  const tabStop = edited && tabStopOf(matrix);
  return html`<figure class="matrix ${role}" part="matrix ${role}">
    <figcaption>
      <span class="title">${title}</span>
      <span class="size">${size}</span>
    </figcaption>
    <div
      class="cells ${isSmall ? 'compact' : ''}"
      role=${hovered ? 'grid' : 'table'}
      aria-label="${title} ${size}"
      tabindex=${hovered && !tabStop ? '0' : nothing}
      aria-activedescendant=${hovered && !tabStop && hoveredCell ? 'hovered' : nothing}
      ${styleVars({
        '--_columns': cells[0].length,
        '--_characters': Math.max(maxCharacters, 1),
        '--_note-characters': matrix.maxNoteCharacters ?? 2,
      })}
      @click=${(event: Event) => emitCell(event, events.picked)}
      @pointerover=${(event: Event) => emitCell(event, hovered)}
      @focusin=${(event: Event) => {
        if (!emitCell(event, hovered) && !hoveredCell) hovered?.(outline?.row ?? 0, outline?.column ?? 0);
      }}
      @mousedown=${(event: MouseEvent) => {
        focusCard(event);
        emitCell(event, hovered);
      }}
      @keydown=${(event: KeyboardEvent) => moveByKey(event, matrix, events)}
    >
      ${cells.map(
        (row, r) =>
          html`<div role="row" class="row">
            ${guard([...renderKey(row), tabStop?.row === r && tabStop.column], () =>
              row.map((cell, c) =>
                drawCell(
                  cell,
                  isSmall,
                  hovered && 'grid',
                  tabStop?.row === r && tabStop.column === c,
                  edited && ((text, isFinal) => edited(r, c, text, isFinal)),
                ),
              ),
            )}
          </div>`,
      )}
      ${outline ? drawOutline(outline) : nothing}
    </div>
  </figure>`;
}

/** Everything that the drawing of a row depends on: a row with the same values is not drawn again. */
const renderKey = (row: readonly Cell[]): unknown[] =>
  row.flatMap(({ text, state, note, shade, label, draft, mark }) => [
    text,
    state,
    note,
    shade,
    label,
    draft,
    mark,
  ]);

/** The field that Tab reaches: the one hovered, else the first; undefined without fields. */
function tabStopOf({ cells, hoveredCell }: Matrix): GridCell | undefined {
  if (hoveredCell && cells[hoveredCell.row][hoveredCell.column].label !== undefined) return hoveredCell;
  for (const [row, { length }] of cells.entries()) {
    for (let column = 0; column < length; column++) {
      if (cells[row][column].label !== undefined) return { row, column };
    }
  }
  return undefined;
}

/** The row and column of the cell that contains an element. */
function gridCellOf(element: Element): GridCell | undefined {
  const cell = element.closest('.cell');
  const row = cell?.parentElement;
  if (!cell || !row?.parentElement) return undefined;
  return { row: [...row.parentElement.children].indexOf(row), column: [...row.children].indexOf(cell) };
}

/** Calls the listener with the cell of an event; false if it is in none. */
function emitCell({ target }: Event, listener?: (row: number, column: number) => void): boolean {
  const cell = gridCellOf(target as Element);
  if (cell) listener?.(cell.row, cell.column);
  return cell !== undefined;
}

/** A click focuses the card, so that the keys of the figure still work; only Tab focuses the cells. */
function focusCard(event: MouseEvent): void {
  const target = event.target as Element;
  if (target.matches('input')) return;
  event.preventDefault();
  target.closest<HTMLElement>('.card')?.focus({ preventScroll: true });
}

/** Arrow keys go from cell to cell; inside a text that is being written, left and right move the caret. */
function moveByKey(
  event: KeyboardEvent,
  { cells, hoveredCell }: Matrix,
  { hovered, picked }: MatrixEvents,
): void {
  const { key, target, currentTarget, shiftKey } = event;
  const input = target instanceof HTMLInputElement ? target : undefined;
  const isWriting = input && input.selectionEnd! - input.selectionStart! < input.value.length;
  const cell = input ? gridCellOf(input) : hoveredCell;
  if (!cell || shiftKey || (isWriting && !/Up|Down/.test(key))) return;
  if (key === 'Enter' && !input) picked?.(cell.row, cell.column);
  const goal = cellAfterKey(event, cell, cells.length, cells[0].length);
  if (!goal) return;
  const { children } = currentTarget as Element;
  if (input) children[goal.row].children[goal.column].querySelector('input')?.focus();
  else hovered?.(goal.row, goal.column);
}

function drawOutline({ row, column, height, width }: Outline): TemplateResult {
  return html`<div
    class="outline"
    part="outline"
    role="presentation"
    ${styleVars({ '--_row': row, '--_column': column, '--_height': height, '--_width': width })}
  ></div>`;
}
