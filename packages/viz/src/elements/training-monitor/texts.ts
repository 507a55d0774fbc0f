import { fill } from '../../messages/index.js';
import { formatCount } from '../../values/formatNumber.js';
import type { TrainingMonitorMessages } from './messages.js';
import type { EpochRecord, TrainingRun } from './TrainingRun.js';

/** A metric's name as Keras' log has it: `valLoss` is `val_loss`. */
export const logName = (metric: string): string =>
  metric.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The name of a metric in the reader's language, or else that of Keras' log. */
export function metricLabel(metric: string, messages: TrainingMonitorMessages): string {
  if (metric === 'loss') return messages.loss;
  return metric === 'accuracy' ? messages.accuracy : logName(metric);
}

export const formatMetric = (value: number | undefined): string =>
  value === undefined || !Number.isFinite(value) ? '–' : value.toFixed(4);

export function formatDuration(seconds: number, messages: TrainingMonitorMessages): string {
  const whole = Math.round(seconds);
  if (whole < 60) return fill(messages.seconds, { seconds: seconds < 9.95 ? seconds.toFixed(1) : whole });
  return fill(messages.minutes, { minutes: Math.floor(whole / 60), seconds: whole % 60 });
}

/** What is going on: epoch and batch, or how the training ended. */
export function statusText(
  run: TrainingRun,
  isPaused: boolean,
  now: number,
  messages: TrainingMonitorMessages,
): string {
  const { plan, status, throughput } = run;
  const values = {
    epoch: Math.min(run.epoch + 1, plan?.epochs ?? Infinity),
    epochs: plan?.epochs ?? '',
    batch: formatCount(run.batch),
    batches: formatCount(plan?.batches ?? 0),
    images: formatCount(throughput.images),
    time: formatDuration(throughput.milliseconds(now) / 1000, messages),
  };
  if (status === 'starting') return isPaused ? fill(messages.paused, values) : messages.starting;
  if (status !== 'running') return fill(messages[status], values);
  if (isPaused) return fill(plan ? messages.paused : messages.pausedOpen, values);
  return fill(plan ? messages.running : messages.runningOpen, values);
}

/** Images per second and the time left, as far as they are known. */
export function throughputText(run: TrainingRun, now: number, messages: TrainingMonitorMessages): string {
  const rate = run.throughput.recent;
  const left = run.secondsLeft(now);
  const parts = [
    rate > 0 ? fill(messages.pace, { rate: formatCount(Math.round(rate)) }) : '',
    left === undefined ? '' : fill(messages.left, { time: formatDuration(Math.ceil(left), messages) }),
  ];
  return parts.filter(Boolean).join(' · ');
}

/** A finished epoch with its metrics, for screen readers. */
export function epochSentence(
  { epoch, epochs, logs }: EpochRecord,
  isChinese: boolean,
  messages: TrainingMonitorMessages,
): string {
  const metrics = Object.entries(logs).map(([name, value]) =>
    fill(messages.figure, { name: metricLabel(name, messages), value: formatMetric(value) }),
  );
  const figures = metrics.join(isChinese ? '，' : ', ');
  return fill(messages.epochSpoken, { epoch, epochs: epochs ?? epoch, figures });
}
