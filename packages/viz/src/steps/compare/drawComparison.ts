import { html, nothing, type TemplateResult } from 'lit';
import { describeCosts } from '../describe/describeCosts.js';
import { drawMatrix } from '../../figure/draw/matrix.js';
import { styleVars } from '../../figure/draw/styleVars.js';
import type { Messages } from '../../messages/index.js';
import type { Comparison } from '../types.js';

/** The image and each result with its costs, side by side. */
export function drawComparison({ images, variants, note }: Comparison, messages: Messages): TemplateResult {
  const drawn = [images(messages), ...variants.map((variant) => variant.matrices(messages))];
  const columns = drawn.map(([{ cells }]) => Math.max(cells[0].length, 3));
  const maxCharacters = Math.max(...drawn.flat().map(({ maxCharacters }) => maxCharacters));
  return html`<div
      class="comparison"
      part="comparison"
      role="list"
      aria-label=${messages.comparison}
      ${styleVars({
        '--_blocks': columns.length,
        '--_max-columns': Math.max(...columns),
        '--_widest': maxCharacters,
      })}
    >
      <div role="listitem">${drawn[0].map((matrix) => drawMatrix(matrix))}</div>
      ${variants.map((variant, i) => {
        const { counts, reduction, change } = describeCosts(variant.costs, messages);
        return html`<div role="listitem">
          ${drawn[i + 1].map((matrix, channel) =>
            drawMatrix(channel === 0 ? { ...matrix, title: variant.title(messages) } : matrix),
          )}
          <p class="variant-costs">
            ${counts.map((count) => html`<span>${count}</span>`)}<span
              >${reduction.replace(/[,，]$/, '')}</span
            ><strong>${change}</strong>
          </p>
        </div>`;
      })}
    </div>
    ${note ? html`<p class="remark" part="note">${messages[note]}</p>` : nothing}`;
}
