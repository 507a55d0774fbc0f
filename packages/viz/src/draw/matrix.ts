import { html, nothing, type TemplateResult } from 'lit';
import { field } from './field.js';
import { vars } from './vars.js';

export type Role = 'input' | 'filter' | 'output' | 'gradient';

/** plain, or lit in the role's colour; padding around the image, plain or lit; a result still to come; the winner of a part. */
export type Tone = 'plain' | 'lit' | 'padding' | 'padded' | 'empty' | 'winner';

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

/** The one drawing of a matrix: a real table of cells with an outline that glides over them. */
export function drawMatrix(matrix: Matrix, events: MatrixEvents = {}): TemplateResult {
  const { role, title, size, cells, outline, characters } = matrix;
  const columns = cells[0].length;
  return html`<figure class="matrix ${role}" part="matrix ${role}">
    <figcaption>
      <span class="title">${title}</span>
      <span class="size">${size}</span>
    </figcaption>
    <div
      class="cells ${columns > 16 ? 'dense' : ''}"
      role="table"
      aria-label="${title} ${size}"
      ${vars({
        '--_columns': columns,
        '--_characters': Math.max(characters, 1),
        '--_note-characters': matrix.noteCharacters ?? 2,
      })}
    >
      ${cells.map(
        (row, r) =>
          html`<div role="row" class="row">${row.map((cell, c) => drawCell(cell, r, c, events))}</div>`,
      )}
      ${outline ? drawOutline(outline) : nothing}
    </div>
  </figure>`;
}

function drawCell(cell: Cell, row: number, column: number, { edited, picked }: MatrixEvents): TemplateResult {
  const content =
    cell.label === undefined || !edited
      ? html`<span class="value">${cell.text}</span>`
      : html`<input
          class="value"
          part="field"
          inputmode="text"
          autocomplete="off"
          spellcheck="false"
          aria-label=${cell.label}
          ${field(cell.text, (text, done) => edited(row, column, text, done))}
        />`;
  return html`<div
    role="cell"
    class="cell ${cell.tone}"
    part="cell ${cell.tone}"
    @click=${picked ? () => picked(row, column) : nothing}
    ${vars({ '--_shade': `${Math.round((cell.shade ?? 0) * 100)}%` })}
  >
    ${content}${cell.note === undefined ? nothing : html`<span class="note">${cell.note}</span>`}
  </div>`;
}

function drawOutline({ row, column, height, width }: Outline): TemplateResult {
  return html`<div
    class="outline"
    part="outline"
    role="presentation"
    ${vars({ '--_row': row, '--_column': column, '--_height': height, '--_width': width })}
  ></div>`;
}
