import { html, type TemplateResult } from 'lit';
import type { WeightHistogramMessages } from './messages.js';

/**
 * The histogram as a table for screen readers.
 *
 * @param edges the lower edge of each bin and the upper one of the last
 */
export const drawTable = (
  counts: readonly number[],
  edges: readonly string[],
  messages: WeightHistogramMessages,
): TemplateResult =>
  html`<div class="visually-hidden">
    <table>
      <thead>
        <tr>
          <th scope="col">${messages.range}</th>
          <th scope="col">${messages.to}</th>
          <th scope="col">${messages.number}</th>
        </tr>
      </thead>
      <tbody>
        ${counts.map(
          (count, i) =>
            html`<tr>
              <td>${edges[i]}</td>
              <td>${edges[i + 1]}</td>
              <td>${count}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
