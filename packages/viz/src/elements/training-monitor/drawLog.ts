import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../messages/index.js';
import type { TrainingMonitorMessages } from './messages.js';
import { formatDuration, formatMetric, logName } from './texts.js';
import type { Logs, TrainingRun } from './TrainingRun.js';

/** Up to so many planned epochs have empty rows from the start, so that the log does not move the page as it grows. */
const maxEmptyRows = 12;

interface Row {
  epoch: string;
  logs: Logs;
  time: string;
  kind: 'past' | 'now' | 'empty';
}

/**
 * The epochs as a table in the columns of Keras' log.
 *
 * @param means of the metrics over the current epoch so far
 * @param metrics the columns
 */
export function drawLog(
  run: TrainingRun,
  means: Logs,
  metrics: readonly string[],
  messages: TrainingMonitorMessages,
): TemplateResult {
  const rows = rowsOf(run, means, messages);
  if (rows.length === 0) return html``;
  return html`<div class="log" part="log" tabindex="0" role="region" aria-label=${messages.log}>
    <table>
      <thead>
        <tr>
          <th scope="col">${messages.epoch}</th>
          ${metrics.map((name) => html`<th scope="col" translate="no">${logName(name)}</th>`)}
          <th scope="col">${messages.time}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ epoch, logs, time, kind }) =>
            html`<tr class=${kind} aria-hidden=${kind === 'empty' ? 'true' : nothing}>
              <th scope="row">${epoch}</th>
              ${metrics.map((name) => html`<td>${kind === 'empty' ? '' : formatMetric(logs[name])}</td>`)}
              <td>${time}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** The finished epochs, the current one, and empty rows for those to come. */
function rowsOf(run: TrainingRun, means: Logs, messages: TrainingMonitorMessages): Row[] {
  const rows = run.log.map(({ epoch, epochs, logs, seconds }): Row => ({
    epoch: epochText(epoch, epochs, messages),
    logs,
    time: formatDuration(seconds, messages),
    kind: 'past',
  }));
  const epochs = run.plan?.epochs;
  if (run.batch > 0) {
    rows.push({ epoch: epochText(run.epoch + 1, epochs, messages), logs: means, time: '', kind: 'now' });
  }
  if (run.isUnderWay && epochs !== undefined && epochs <= maxEmptyRows) {
    for (let epoch = run.epoch + (run.batch > 0 ? 2 : 1); epoch <= epochs; epoch++) {
      rows.push({ epoch: epochText(epoch, epochs, messages), logs: {}, time: '', kind: 'empty' });
    }
  }
  return rows;
}

const epochText = (epoch: number, epochs: number | undefined, messages: TrainingMonitorMessages): string =>
  epochs === undefined ? String(epoch) : fill(messages.epochOf, { epoch, epochs });
