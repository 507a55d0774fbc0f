import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../messages/index.js';
import type { TrainingMonitorMessages } from './messages.js';
import type { Logs, TrainingRun } from './TrainingRun.js';

/** Planned epochs up to these have their empty lines from the start, so that the log never moves the page. */
const maxEmptyLines = 12;

/** `valLoss` as Keras writes it in its log: `val_loss`. */
export const logName = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export const metricText = (value: number | undefined): string =>
  value === undefined || !Number.isFinite(value) ? '–' : value.toFixed(4);

interface Line {
  epoch: string;
  logs: Logs;
  time: string;
  kind: 'past' | 'now' | 'empty';
}

/** The epoch log in the columns of Keras; the line at work shows its means so far, as they were last written. */
export function drawLog(
  run: TrainingRun,
  means: Logs,
  names: readonly string[],
  words: TrainingMonitorMessages,
): TemplateResult {
  const lines: Line[] = run.log.map(({ epoch, epochs, logs, seconds }) => ({
    epoch: epochText(epoch, epochs, words),
    logs,
    time: duration(seconds, words),
    kind: 'past',
  }));
  const epochs = run.plan?.epochs;
  if (run.batch > 0) {
    lines.push({ epoch: epochText(run.epoch + 1, epochs, words), logs: means, time: '', kind: 'now' });
  }
  if (run.isUnderWay && epochs !== undefined && epochs <= maxEmptyLines) {
    for (let epoch = run.epoch + (run.batch > 0 ? 2 : 1); epoch <= epochs; epoch++) {
      lines.push({ epoch: epochText(epoch, epochs, words), logs: {}, time: '', kind: 'empty' });
    }
  }
  if (lines.length === 0) return html``;
  return html`<div class="log" part="log" tabindex="0" role="region" aria-label=${words.log}>
    <table>
      <thead>
        <tr>
          <th scope="col">${words.epoch}</th>
          ${names.map((name) => html`<th scope="col" translate="no">${logName(name)}</th>`)}
          <th scope="col">${words.time}</th>
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          ({ epoch, logs, time, kind }) =>
            html`<tr class=${kind} aria-hidden=${kind === 'empty' ? 'true' : nothing}>
              <th scope="row">${epoch}</th>
              ${names.map((name) => html`<td>${kind === 'empty' ? '' : metricText(logs[name])}</td>`)}
              <td>${time}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function epochText(epoch: number, epochs: number | undefined, words: TrainingMonitorMessages): string {
  return epochs === undefined ? String(epoch) : fill(words.epochOf, { epoch, epochs });
}

export function duration(seconds: number, words: TrainingMonitorMessages): string {
  const whole = Math.round(seconds);
  if (whole < 60) return fill(words.seconds, { seconds: seconds < 9.95 ? seconds.toFixed(1) : whole });
  return fill(words.minutes, { minutes: Math.floor(whole / 60), seconds: whole % 60 });
}
