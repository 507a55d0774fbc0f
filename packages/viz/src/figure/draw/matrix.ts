import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { cellAfterKey, type GridCell } from './gridNavigation.js';
import { field } from './field.js';
import { styleVars } from './styleVars.js';

export type ColorRole = 'input' | 'filter' | 'output' | 'gradient';

/** plain, or lit in the role's colour; padding around the image, plain or lit; a result still to come; the winner of a part; what no window reaches. */
export type CellState = 'plain' | 'lit' | 'padding' | 'padded' | 'empty' | 'winner' | 'dropped';

export interface Cell {
  text: string;
  state: CellState;
  /** Small text in the corner, such as the weight that meets this cell. */
  note?: string;
  /** 0 … 1, how dark a plain cell is; below 0 for a negative value. */
  shade?: number;
  /** A label makes the cell a field that the reader edits. */
  label?: string;
  /** An entry of the reader that is no number, shown until it is one. */
  draft?: string;
  /** What the reader points at, and what that touches. */
  mark?: 'spot' | 'touched';
}

/** A rectangle of cells, in rows and columns of the drawn matrix. */
export interface Outline {
  row: number;
  column: number;
  height: number;
  width: number;
}

/** All that is drawn of one matrix at one moment. */
export interface Matrix {
  role: ColorRole;
  title: string;
  /** Such as "5 × 5", beside the title. */
  size: string;
  cells: Cell[][];
  /** Characters of the longest text that any step shows here, so that no step changes a size. */
  maxCharacters: number;
  /** The same of the notes. */
  maxNoteCharacters?: number;
  outline?: Outline;
  /** The place of the cell that the reader points at. */
  hoveredCell?: GridCell;
}

export interface MatrixEvents {
  /** The reader entered a text in a cell. `done` when the entry is finished. */
  edited?: (row: number, column: number, text: string, done: boolean) => boolean;
  /** The reader picked a cell. */
  picked?: (row: number, column: number) => void;
  /** The reader points at a cell, or goes there by keys. */
  pointed?: (row: number, column: number) => void;
}

try {
  // So the size of a cell is worked out once and not in every cell: a step is styled in a third of the time.
  CSS.registerProperty({ name: '--_cnn-cell', syntax: '<length>', inherits: true, initialValue: '0px' });
} catch {
  // Another copy of this file did it, or it can not be done here: then it only takes longer.
}

/** With more columns than these, cells are shades alone. */
const maxReadableColumns = 16;

export const isCompact = ({ cells }: Pick<Matrix, 'cells'>): boolean => cells[0].length > maxReadableColumns;

/** The one drawing of a matrix: a real table of cells with an outline that glides over them. */
export function drawMatrix(matrix: Matrix, events: MatrixEvents = {}): TemplateResult {
  const { role, title, size, cells, outline, maxCharacters, hoveredCell } = matrix;
  const { edited, pointed } = events;
  const columns = cells[0].length;
  const isSmall = isCompact(matrix);
  const home = edited && tabStopOf(matrix);
  return html`<figure class="matrix ${role}" part="matrix ${role}">
    <figcaption>
      <span class="title">${title}</span>
      <span class="size">${size}</span>
    </figcaption>
    <div
      class="cells ${isSmall ? 'dense' : ''}"
      role=${pointed ? 'grid' : 'table'}
      aria-label="${title} ${size}"
      tabindex=${pointed && !home ? '0' : nothing}
      aria-activedescendant=${pointed && !home && hoveredCell ? 'spot' : nothing}
      ${styleVars({
        '--_columns': columns,
        '--_characters': Math.max(maxCharacters, 1),
        '--_note-characters': matrix.maxNoteCharacters ?? 2,
      })}
      @click=${(event: Event) => emitCell(event, events.picked)}
      @pointerover=${(event: Event) => emitCell(event, pointed)}
      @focusin=${(event: Event) => {
        if (!emitCell(event, pointed) && !hoveredCell) pointed?.(outline?.row ?? 0, outline?.column ?? 0);
      }}
      @mousedown=${(event: MouseEvent) => {
        focusCard(event);
        emitCell(event, pointed);
      }}
      @keydown=${(event: KeyboardEvent) => moveByKey(event, matrix, events)}
    >
      ${cells.map(
        (row, r) =>
          html`<div role="row" class="row">
            ${guard([...renderKey(row), home?.row === r && home.column], () =>
              row.map((cell, c) =>
                drawCell(
                  cell,
                  isSmall,
                  pointed && 'grid',
                  home?.row === r && home.column === c,
                  edited && ((text, done) => edited(r, c, text, done)),
                ),
              ),
            )}
          </div>`,
      )}
      ${outline ? drawOutline(outline) : nothing}
    </div>
  </figure>`;
}

/** All that the drawing of a row depends on: a row that looks as before is not drawn again. */
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

/** The field where Tab leads: the one that the reader is at, else the first; undefined where none can be edited. */
function tabStopOf({ cells, hoveredCell }: Matrix): GridCell | undefined {
  if (hoveredCell && cells[hoveredCell.row][hoveredCell.column].label !== undefined) return hoveredCell;
  for (const [row, { length }] of cells.entries()) {
    for (let column = 0; column < length; column++) {
      if (cells[row][column].label !== undefined) return { row, column };
    }
  }
  return undefined;
}

/** The place of the cell that an element is in. */
function gridCellOf(element: Element): GridCell | undefined {
  const cell = element.closest('.cell');
  const row = cell?.parentElement;
  if (!cell || !row?.parentElement) return undefined;
  return { row: [...row.parentElement.children].indexOf(row), column: [...row.children].indexOf(cell) };
}

/** Tells the place of the cell that an event is in; false where it is in none. */
function emitCell({ target }: Event, tell?: (row: number, column: number) => void): boolean {
  const place = gridCellOf(target as Element);
  if (place) tell?.(place.row, place.column);
  return place !== undefined;
}

/** A click leaves the figure's own keys in force: only Tab leads to the cells. */
function focusCard(event: MouseEvent): void {
  const target = event.target as Element;
  if (target.matches('input')) return;
  event.preventDefault();
  target.closest<HTMLElement>('.card')?.focus({ preventScroll: true });
}

/** Arrows lead from cell to cell; within a text that is being written, left and right are the text's. */
function moveByKey(
  event: KeyboardEvent,
  { cells, hoveredCell }: Matrix,
  { pointed, picked }: MatrixEvents,
): void {
  const { key, target, currentTarget, shiftKey } = event;
  const field = target instanceof HTMLInputElement ? target : undefined;
  const isWriting = field && field.selectionEnd! - field.selectionStart! < field.value.length;
  const here = field ? gridCellOf(field) : hoveredCell;
  if (!here || shiftKey || (isWriting && !/Up|Down/.test(key))) return;
  if (key === 'Enter' && !field) picked?.(here.row, here.column);
  const goal = cellAfterKey(event, here, cells.length, cells[0].length);
  if (!goal) return;
  const { children } = currentTarget as Element;
  if (field) children[goal.row].children[goal.column].querySelector('input')?.focus();
  else pointed?.(goal.row, goal.column);
}

function drawCell(
  { text, state, note, shade = 0, label, draft, mark }: Cell,
  isSmall: boolean,
  kind = '',
  isHome?: boolean,
  entered?: (text: string, done: boolean) => boolean,
): TemplateResult {
  const isField = label !== undefined && entered;
  return html`<div
    role="${kind}cell"
    id=${mark === 'spot' && !isField ? mark : nothing}
    class="cell ${state} ${mark ?? ''} ${isField ? 'open' : ''} ${shade < 0 ? 'minus' : ''}"
    part="cell ${state}"
    aria-label=${(isSmall && !isField && text) || nothing}
    title=${(isSmall && text) || nothing}
    ${styleVars({ '--_shade': `${Math.round(Math.abs(shade) * 100)}%` })}
  >
    ${
      isField
        ? html`<input
            class="value"
            part="field"
            inputmode="text"
            autocomplete="off"
            spellcheck="false"
            tabindex=${isHome ? nothing : '-1'}
            aria-label=${label}
            aria-invalid=${draft === undefined ? nothing : 'true'}
            ${field(text, entered, draft)}
          />`
        : isSmall
          ? nothing
          : html`<span class="value">${text}</span>`
    }${isSmall || note === undefined ? nothing : html`<span class="note">${note}</span>`}
  </div>`;
}

function drawOutline({ row, column, height, width }: Outline): TemplateResult {
  return html`<div
    class="outline"
    part="outline"
    role="presentation"
    ${styleVars({ '--_row': row, '--_column': column, '--_height': height, '--_width': width })}
  ></div>`;
}
