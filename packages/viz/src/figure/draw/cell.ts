import { html, nothing, type TemplateResult } from 'lit';
import { field } from './field.js';
import { styleVars } from './styleVars.js';

/**
 * `lit`: used by the step, in the colour of the role. `padding`, `padded`: a padded cell, unused or used. `empty`: a
 * result still to come. `winner`: the maximum of a window. `dropped`: covered by no window.
 */
export type CellState = 'plain' | 'lit' | 'padding' | 'padded' | 'empty' | 'winner' | 'dropped';

export interface Cell {
  text: string;
  state: CellState;
  /** Small text in the corner, such as the weight that the cell is multiplied by. */
  note?: string;
  /** 0 … 1, how dark a plain cell is; below 0 for a negative value. */
  shade?: number;
  /** The accessible name of the field; a cell with a label can be edited. */
  label?: string;
  /** A refused entry of the reader, which stays until it is corrected. */
  draft?: string;
  /** The cell that the reader hovers, or one that is connected with it. */
  mark?: 'hovered' | 'connected';
}

/**
 * One cell of a matrix; its looks are in cell.styles.ts.
 *
 * @param isSmall only the shade is shown
 * @param rolePrefix `grid` in a grid
 * @param isTabStop whether Tab reaches its field
 * @param entered for a cell with a label: the reader entered a text; false if it is refused
 */
export function drawCell(
  { text, state, note, shade = 0, label, draft, mark }: Cell,
  isSmall: boolean,
  rolePrefix = '',
  isTabStop?: boolean,
  entered?: (text: string, isFinal: boolean) => boolean,
): TemplateResult {
  const isField = label !== undefined && entered;
  return html`<div
    role="${rolePrefix}cell"
    id=${mark === 'hovered' && !isField ? mark : nothing}
    class="cell ${state} ${mark ?? ''} ${isField ? 'editable' : ''} ${shade < 0 ? 'negative' : ''}"
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
            tabindex=${isTabStop ? nothing : '-1'}
            aria-label=${label}
            aria-invalid=${draft === undefined ? nothing : 'true'}
            ${field(text, entered, draft)}
          />`
        : isSmall
          ? nothing
          : html`<span class="value">${text}</span>`
    }${isSmall || note === undefined ? nothing : html`<span class="cell-note">${note}</span>`}
  </div>`;
}
