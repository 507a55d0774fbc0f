import { html, nothing, svg, type TemplateResult } from 'lit';
import { pixels } from '../../../../figure/draw/pixels.js';
import { styleVars } from '../../../../figure/draw/styleVars.js';
import { unflatten } from '../../network/focus.js';
import type { DiagramState } from '../DiagramState.js';
import { foldedShape } from '../stageImages.js';

/** Larger blocks have no lines between their cells. */
const maxRuledRows = 40;
const maxRuledColumns = 20;

/** Flat values as a block of cells, with the focused one outlined and the dropped ones crossed out. */
export function drawFlatValues(state: DiagramState, s: number): TemplateResult {
  const { stages, images, focus, masks } = state;
  const [rows, columns] = foldedShape(stages, s);
  const image = images[s]?.[0];
  const isFocused = focus.stage === s;
  const x = focus.channel % columns;
  const y = Math.floor(focus.channel / columns);
  const crosses = Array.from(masks.get(s) ?? [], (kept, i) =>
    kept ? '' : `M${(i % columns) + 0.25} ${Math.floor(i / columns) + 0.25}l.5 .5m0 -.5l-.5 .5`,
  );
  const isFlattened = unflatten(stages, { ...focus, stage: s }) !== undefined;
  const isRuled = rows <= maxRuledRows && columns <= maxRuledColumns;
  return html`<div
    class="sheet ${isFlattened ? 'folded' : ''} ${isRuled ? 'ruled' : ''}"
    ${styleVars({ '--_rows': rows, '--_columns': columns })}
  >
    ${image ? html`<canvas class="output" ${pixels(image)}></canvas>` : nothing}
    <svg viewBox="0 0 ${columns} ${rows}" preserveAspectRatio="none" aria-hidden="true">
      <path class="cross" d=${crosses.join('')} />
      ${
        isFocused
          ? svg`<rect class="halo" x=${x} y=${y} width="1" height="1" /><rect
              class="window" x=${x} y=${y} width="1" height="1" />`
          : nothing
      }
    </svg>
  </div>`;
}
