import { html, type TemplateResult } from 'lit';
import { joinSentences } from '../describe/Description.js';
import type { CostsDescription } from '../describe/describeCosts.js';

/**
 * What it cost, on one line; where that is too long, the counts over what they lead to. A dot stands only between
 * two things of one line.
 */
export function drawCosts({ counts, reduction, change }: CostsDescription): TemplateResult {
  const space = joinSentences(reduction, '.').slice(reduction.length, -1);
  return html`<p class="costs" part="costs">
    <span class="group"
      >${counts.map((count, i) => html`${i === 0 ? '' : html`<i> · </i>`}<span>${count}</span>`)}</span
    ><i> · </i><span class="group"><span>${reduction}</span>${space}<strong>${change}</strong></span>
  </p>`;
}
