import { fill, plural } from '../../messages/index.js';
import { formatCount } from '../../values/formatNumber.js';
import type { ConfusionMatrixMessages } from './messages.js';
import type { Confusion } from './readConfusion.js';

/** How many samples are right, and the most frequent mistake. */
export function summarize(
  { labels, count, right, worst }: Confusion,
  messages: ConfusionMatrixMessages,
): string {
  if (count === 0) return messages.none;
  const summary = fill(messages.summary, {
    right: formatCount(right),
    count: formatCount(count),
    percent: formatPercent(right, count),
  });
  if (!worst) return summary;
  const values = {
    answer: labels[worst.answer],
    prediction: labels[worst.prediction],
    times: timesText(worst.times, messages),
  };
  return summary + fill(messages.worst, values);
}

/** One cell with its classes and its count. */
export const describeCell = (
  { labels, counts }: Confusion,
  row: number,
  column: number,
  messages: ConfusionMatrixMessages,
): string =>
  fill(messages.cell, {
    answer: labels[row],
    prediction: labels[column],
    times: timesText(counts[row][column], messages),
  });

export const formatPercent = (part: number, whole: number): string => ((part / whole) * 100).toFixed(2);

const timesText = (count: number, messages: ConfusionMatrixMessages): string =>
  fill(plural(messages.times, count), { count: formatCount(count) });
