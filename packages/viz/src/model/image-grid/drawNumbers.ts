import { html, type TemplateResult } from 'lit';
import type { GridCell } from '../../figure/draw/gridNavigation.js';
import type { PixelImage } from '../../figure/draw/pixels.js';
import { styleVars } from '../../figure/draw/styleVars.js';
import { formatNumber } from '../../values/formatNumber.js';

export const valueAt = ({ data, start, step, columns }: PixelImage, { row, column }: GridCell): number =>
  data[start + (row * columns + column) * step];

/** A small image as a table of its values on its colours. */
export function drawNumbers(image: PixelImage, name: string, role: string): TemplateResult {
  const { rows, columns, maxAbs } = image;
  const drawCell = (row: number, column: number) => {
    const value = valueAt(image, { row, column });
    const share = maxAbs > 0 ? Math.min(1, Math.abs(value) / maxAbs) : 0;
    return html`<span
      role="cell"
      class=${value < 0 ? 'below' : ''}
      ${styleVars({ '--_share': `${(share * 100).toFixed(1)}%` })}
      >${formatNumber(value)}</span
    >`;
  };
  return html`<div class="numbers ${role}" role="table" aria-label=${name}>
    ${Array.from(
      { length: rows },
      (_, row) =>
        html`<div role="row" ${styleVars({ '--_columns': columns })}>
          ${Array.from({ length: columns }, (_, column) => drawCell(row, column))}
        </div>`,
    )}
  </div>`;
}
