import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { field } from './field.js';
import { vars } from './vars.js';

export type Role = 'input' | 'filter' | 'output' | 'gradient';

/** plain, or lit in the role's colour; padding around the image, plain or lit; a result still to come; the winner of a part; what no window reaches. */
export type Tone = 'plain' | 'lit' | 'padding' | 'padded' | 'empty' | 'winner' | 'dropped';

export interface Cell {
  text: string;
  tone: Tone;
  /** Small text in the corner, such as the weight that meets this cell. */
  note?: string;
  /** 0 … 1, how dark a plain cell is. */
  shade?: number;
  /** A label makes the cell a field that the reader edits. */
  label?: string;
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
  role: Role;
  title: string;
  /** Such as "5 × 5", beside the title. */
  size: string;
  cells: Cell[][];
  /** Characters of the longest text that any step shows here, so that no step changes a size. */
  characters: number;
  /** The same of the notes. */
  noteCharacters?: number;
  outline?: Outline;
}

export interface MatrixEvents {
  /** The reader entered a text in a cell. `done` when the entry is finished. */
  edited?: (row: number, column: number, text: string, done: boolean) => void;
  /** The reader picked a cell. */
  picked?: (row: number, column: number) => void;
}

/** With more columns than these, cells are shades alone: their numbers stand in the calculation. */
const mostReadable = 16;

/** The one drawing of a matrix: a real table of cells with an outline that glides over them. */
export function drawMatrix(matrix: Matrix, events: MatrixEvents = {}): TemplateResult {
  const { role, title, size, cells, outline, characters } = matrix;
  const { edited } = events;
  const columns = cells[0].length;
  const isDense = columns > mostReadable;
  return html`<figure class="matrix ${role}" part="matrix ${role}">
    <figcaption>
      <span class="title">${title}</span>
      <span class="size">${size}</span>
    </figcaption>
    <div
      class="cells ${isDense ? 'dense' : ''}"
      role="table"
      aria-label="${title} ${size}"
      ${vars({
        '--_columns': columns,
        '--_characters': Math.max(characters, 1),
        '--_note-characters': matrix.noteCharacters ?? 2,
      })}
      @click=${(event: Event) => pick(event, events)}
    >
      ${cells.map(
        (row, r) =>
          html`<div role="row" class="row">
            ${guard(looksOf(row), () =>
              row.map((cell, c) =>
                drawCell(cell, isDense, edited && ((text, done) => edited(r, c, text, done))),
              ),
            )}
          </div>`,
      )}
      ${outline ? drawOutline(outline) : nothing}
    </div>
  </figure>`;
}

/** All that the drawing of a row depends on: a row that looks as before is not drawn again. */
const looksOf = (row: readonly Cell[]): unknown[] =>
  row.flatMap(({ text, tone, note, shade, label }) => [text, tone, note, shade, label]);

function pick({ target }: Event, { picked }: MatrixEvents): void {
  const cell = (target as Element).closest('.cell');
  const row = cell?.parentElement;
  if (!cell || !row?.parentElement) return;
  picked?.([...row.parentElement.children].indexOf(row), [...row.children].indexOf(cell));
}

function drawCell(
  { text, tone, note, shade = 0, label }: Cell,
  isDense: boolean,
  entered?: (text: string, done: boolean) => void,
): TemplateResult {
  const look = vars({ '--_shade': `${Math.round(shade * 100)}%` });
  if (label !== undefined && entered) {
    return html`<div role="cell" class="cell open ${tone}" part="cell ${tone}" ${look}>
      <input
        class="value"
        part="field"
        inputmode="text"
        autocomplete="off"
        spellcheck="false"
        aria-label=${label}
        ${field(text, entered)}
      />${drawNote(note)}
    </div>`;
  }
  if (isDense) {
    return html`<div
      role="cell"
      class="cell ${tone}"
      part="cell ${tone}"
      aria-label=${text || nothing}
      ${look}
    ></div>`;
  }
  return html`<div role="cell" class="cell ${tone}" part="cell ${tone}" ${look}>
    <span class="value">${text}</span>${drawNote(note)}
  </div>`;
}

const drawNote = (note?: string): TemplateResult | typeof nothing =>
  note === undefined ? nothing : html`<span class="note">${note}</span>`;

function drawOutline({ row, column, height, width }: Outline): TemplateResult {
  return html`<div
    class="outline"
    part="outline"
    role="presentation"
    ${vars({ '--_row': row, '--_column': column, '--_height': height, '--_width': width })}
  ></div>`;
}
