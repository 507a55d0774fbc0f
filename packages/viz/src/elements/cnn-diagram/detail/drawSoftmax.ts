import { softmaxSteps } from '@cnn/core/steps';
import { dense } from '@cnn/core/reference';
import { html, type TemplateResult } from 'lit';
import { fill } from '../../../messages/index.js';
import { shownClasses } from '../diagram/stage/shownClasses.js';
import type { ComputedState } from './DetailState.js';

const threeDecimals = (value: number): string => value.toFixed(3).replace('-', '−');

/** Softmax as a table: the sums z, their exponentials, the sum of these, and the quotients. */
export function drawSoftmax({ diagram, s, weights: [kernel, bias], input }: ComputedState): TemplateResult {
  const { messages, network, values, focus } = diagram;
  const z = dense(input, kernel, bias).data;
  const { max, exponentials, total, values: probabilities } = softmaxSteps({ data: z, shape: [z.length] });
  const shown = shownClasses(values[s]?.data, z.length);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="softmax">
      <table>
        <thead>
          <tr>
            <th scope="col">${messages.class}</th>
            <th scope="col">z</th>
            <th scope="col">e<sup>z − ${threeDecimals(max)}</sup></th>
            <th scope="col">÷ ${threeDecimals(total)}</th>
            <th scope="col">${messages.share}</th>
          </tr>
        </thead>
        <tbody>
          ${shown.map(
            (i) =>
              html`<tr class=${focus.stage === s && focus.channel === i ? 'here' : ''}>
                <th scope="row">${network.classNames?.[i] ?? i}</th>
                <td>${threeDecimals(z[i])}</td>
                <td>${threeDecimals(exponentials[i])}</td>
                <td>${threeDecimals(exponentials[i])} ÷ ${threeDecimals(total)}</td>
                <td class="output">${threeDecimals(probabilities[i])}</td>
              </tr>`,
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colspan="2">${messages.exponentials}</th>
            <td>${threeDecimals(total)}</td>
            <td colspan="2">
              ${shown.length < z.length ? fill(messages.top, { shown: shown.length, count: z.length }) : ''}
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
    <p>${fill(messages.largest, { value: threeDecimals(max) })}</p>`;
}
