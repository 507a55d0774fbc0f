import { sum } from 'd3-array';
import { html, type TemplateResult } from 'lit';
import { fill } from '../../messages/index.js';
import { formatPercent } from './describeConfusion.js';
import type { ConfusionMatrixMessages } from './messages.js';
import type { Confusion } from './readConfusion.js';

/** Recall and precision of each class. */
export function drawRates({ labels, counts }: Confusion, messages: ConfusionMatrixMessages): TemplateResult {
  const rate = (right: number, all: number) =>
    all > 0 ? fill(messages.percent, { percent: formatPercent(right, all) }) : '–';
  return html`<table class="rates" part="rates">
    <thead>
      <tr>
        <th scope="col">${messages.class}</th>
        <th scope="col" title=${messages.recallIs}>${messages.recall}</th>
        <th scope="col" title=${messages.precisionIs}>${messages.precision}</th>
      </tr>
    </thead>
    <tbody>
      ${labels.map(
        (label, i) =>
          html`<tr>
            <th scope="row">${label}</th>
            <td>${rate(counts[i][i], sum(counts[i]))}</td>
            <td>
              ${rate(
                counts[i][i],
                sum(counts, (row) => row[i]),
              )}
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
