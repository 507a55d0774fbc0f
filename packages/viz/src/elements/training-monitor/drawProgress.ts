import { html, nothing, type TemplateResult } from 'lit';
import { styleVars } from '../../figure/draw/styleVars.js';
import type { TrainingRun } from './TrainingRun.js';

/** More epochs than these have no segments of their own. */
const maxSegments = 40;

/** The progress bar, with one segment per epoch. */
export function drawProgress({ progress, plan }: TrainingRun, label: string, status: string): TemplateResult {
  const segments = plan && plan.epochs <= maxSegments ? plan.epochs : 1;
  const share = (i: number) => Math.min(1, Math.max(0, (progress ?? 0) * segments - i));
  return html`<div
    class="bar"
    part="progress"
    role="progressbar"
    aria-label=${label}
    aria-valuemin="0"
    aria-valuemax="100"
    aria-valuenow=${progress === undefined ? nothing : Math.floor(progress * 100)}
    aria-valuetext=${status}
  >
    ${Array.from({ length: segments }, (_, i) => html`<i ${styleVars({ '--_done': share(i) })}></i>`)}
  </div>`;
}
