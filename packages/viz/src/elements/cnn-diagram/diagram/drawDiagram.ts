import { html, nothing, type TemplateResult } from 'lit';
import { styleVars } from '../../../figure/draw/styleVars.js';
import type { DiagramEvents, DiagramState } from './DiagramState.js';
import { gap } from './drawLink.js';
import { drawStage } from './stage/drawStage.js';

/** Models of more stages are drawn with smaller names. */
const maxRoomyStages = 9;

/** The whole model: the images on one scale with tapering links between their windows, then the flat values. */
export function drawDiagram(state: DiagramState, events: DiagramEvents): TemplateResult {
  const { stages, messages } = state;
  // Flat values between images, such as the input of a model that reshapes it, stay with the images.
  const firstFlat = stages.findLastIndex(({ image }) => image) + 1;
  const part = (title: string, from: number, to: number) =>
    from === to
      ? nothing
      : html`<div class="part">
          <h3>${title}</h3>
          <ol>
            ${stages.slice(from, to).map((_, i) => drawStage(state, from + i, events))}
          </ol>
        </div>`;
  return html`<div
    class="plate ${stages.length > maxRoomyStages ? 'long' : ''}"
    part="plate"
    ${styleVars({ '--_images': Math.max(firstFlat, 1), '--_flat': stages.length - firstFlat, '--_gap': gap / 100 })}
  >
    ${part(messages.features, 0, firstFlat)} ${part(messages.classification, firstFlat, stages.length)}
  </div>`;
}
