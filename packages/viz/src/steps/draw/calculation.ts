import { html, nothing, type TemplateResult } from 'lit';
import { join, type Description, type Line, type Token } from '../describe/Description.js';
import type { CalculationLayout } from '../describe/measureCalculation.js';
import { estimateTextWidth } from '../describe/estimateTextWidth.js';
import { styleVars } from '../../figure/draw/styleVars.js';

/** The calculation as a table, as one formula, or not shown. */
export type CalculationForm = 'table' | 'formula' | 'none';

/** On a phone, the products of a wider line are one below the other. In digits. */
const maxPhoneWidth = 32;

/** A wider line may need to scroll, also by keys. In digits. */
const maxWidth = 90;

/** The calculation as a table: a line per filter row with its sum at the right, the total below a rule. */
export function drawCalculation(
  description: Description,
  label: string,
  layout: CalculationLayout,
): TemplateResult {
  const { lines, total } = description;
  const aligned = layout.terms.length;
  const termColumns = layout.terms.map((characters) => `minmax(${characters}ch, max-content)`);
  const width = Math.max(widthOf(layout), layout.total) + layout.result * 1.18 + estimateTextWidth('=');
  return html`<div
    class="calculation ${lines.length === 0 ? 'single' : ''} ${width > maxPhoneWidth ? 'wide' : ''}"
    part="calculation"
    role="group"
    aria-label=${label}
    tabindex=${width > maxWidth ? '0' : nothing}
    ${styleVars({
      '--_terms': termColumns.join(' auto ') || `minmax(${layout.total}ch, auto)`,
      '--_span': Math.max(aligned * 2 - 1, 1),
      '--_total': layout.total,
      '--_result': layout.result,
      '--_line-characters': width,
    })}
  >
    ${lines.map((line) => drawLine(line, line.terms.length === aligned))}
    ${lines.length > 0 ? html`<div class="rule" role="presentation"></div>` : nothing}
    <p class="line total">
      <span class="terms">${join(total.terms, ' + ').map(drawToken)}</span>
      <span class="equals">${total.equals}</span>
      <span class="result" part="value"><span>${total.result}</span></span>
    </p>
  </div>`;
}

/** The width of a line of products, in digits. */
export const widthOf = ({ terms }: CalculationLayout): number =>
  terms.reduce((sum, characters) => sum + characters, 0) + (terms.length - 1) * estimateTextWidth(' + ');

function drawLine({ terms, equals, result }: Line, isAligned: boolean): TemplateResult {
  const content = isAligned
    ? terms.map(
        (term, i) =>
          html`<span class="product"
            >${i === 0 ? nothing : html`<span class="plus"> + </span>`}<span class="term"
              >${term.map(drawToken)}</span
            ></span
          >`,
      )
    : html`<span class="terms">${join(terms, ' + ').map(drawToken)}</span>`;
  return html`<p class="line">
    ${content} <span class="equals">${equals}</span> <span class="sum">${result}</span>
  </p>`;
}

export function drawToken(token: Token): TemplateResult {
  return token.role === undefined
    ? html`<span class=${token.text === ' + ' ? 'plus' : ''}>${token.text}</span>`
    : html`<b class=${token.role}>${token.text}</b>`;
}
