import { html, type TemplateResult } from 'lit';
import { joinSentences } from '../describe/Description.js';
import type { CostsDescription } from '../describe/describeCosts.js';

/** The costs on one line, or on two lines with a dot only between the parts of a line. */
export function drawCosts({ counts, reduction, change }: CostsDescription): TemplateResult {
  const space = joinSentences(reduction, '.').slice(reduction.length, -1);
  return html`<p class="costs" part="costs">
    <span class="group"
      >${counts.map((count, i) => html`${i === 0 ? '' : html`<i> · </i>`}<span>${count}</span>`)}</span
    ><i> · </i><span class="group"><span>${reduction}</span>${space}<strong>${change}</strong></span>
  </p>`;
}
