import { html, nothing, type TemplateResult } from 'lit';
import { join, type Description, type Line } from '../describe/Description.js';
import type { CalculationLayout } from '../describe/measureCalculation.js';
import { drawToken, widthOf } from './calculation.js';
import { styleVars } from '../../figure/draw/styleVars.js';

/** The calculation as one formula, which may break between its sums. */
export function drawFormula(
  { lines, total }: Description,
  label: string,
  layout: CalculationLayout,
): TemplateResult {
  const parts = total.terms.map((sum, i) => (isProducts(lines[i]) ? join(lines[i].terms, ' + ') : sum));
  return html`<p
    class="formula"
    part="calculation"
    role="group"
    aria-label=${label}
    ${styleVars({ '--_part': layout.terms.length > 0 ? widthOf(layout) : layout.total })}
  >
    ${parts.map(
      (part, i) =>
        html`${i === 0 ? nothing : ' + '}<span class=${isProducts(lines[i]) ? 'part' : ''}
            >${part.map(drawToken)}</span
          >`,
    )}<span class="equals">${total.equals}</span
    ><span class="result" part="value"><span>${total.result}</span></span>
  </p>`;
}

const isProducts = (line?: Line): boolean => line !== undefined && line.terms[0].length > 1;
