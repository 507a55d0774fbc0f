import { html, nothing, type TemplateResult } from 'lit';
import { join, type Description, type Line, type Token } from '../describe/Description.js';
import { vars } from './vars.js';

/** Characters of the longest texts that any step shows, so that no step changes the size of the calculation. */
export interface CalculationLayout {
  /** Terms that stand under one another; 0 where there are no lines above the total. */
  terms: number;
  term: number;
  total: number;
  result: number;
}

/** The hand calculation: a line a filter row with its sum at the right, the total under a rule. */
export function drawCalculation(
  description: Description,
  label: string,
  layout: CalculationLayout,
): TemplateResult {
  const { lines, total } = description;
  const aligned = Math.max(layout.terms, 1);
  const width = Math.max(aligned * layout.term + (aligned - 1) * 2.4, layout.total);
  return html`<div
    class="calculation"
    part="calculation"
    role="group"
    aria-label=${label}
    ${vars({
      '--_terms': aligned * 2 - 1,
      '--_term': layout.term,
      '--_total': layout.total,
      '--_result': layout.result,
      '--_line-characters': width + layout.result + 5,
    })}
  >
    ${lines.map((line) => drawLine(line, line.terms.length === aligned && aligned > 1))}
    ${lines.length > 0 ? html`<div class="rule" role="presentation"></div>` : nothing}
    <p class="line total">
      <span class="terms">${join(total.terms, ' + ').map(drawToken)}</span>
      <span class="equals">${total.equals}</span>
      <span class="result" part="value"><span>${total.result}</span></span>
    </p>
  </div>`;
}

function drawLine({ terms, equals, result }: Line, isAligned: boolean): TemplateResult {
  const content = isAligned
    ? terms.map(
        (term, i) =>
          html`${i === 0 ? nothing : html`<span class="plus"> + </span>`}<span class="term"
              >${term.map(drawToken)}</span
            >`,
      )
    : html`<span class="terms">${join(terms, ' + ').map(drawToken)}</span>`;
  return html`<p class="line">
    ${content} <span class="equals">${equals}</span> <span class="sum">${result}</span>
  </p>`;
}

function drawToken(token: Token): TemplateResult {
  return token.role === undefined
    ? html`<span>${token.text}</span>`
    : html`<b class=${token.role}>${token.text}</b>`;
}
