import { checkName } from '../check.js';
import { accuracy } from './accuracy.js';
import type { Metric } from './metric.js';

export type MetricName = 'accuracy';

const metrics = new Map<MetricName, Metric>([['accuracy', accuracy]]);

export function metricNamed(functionName: string, name: unknown): Metric {
  return metrics.get(checkName(functionName, 'metrics', name, [...metrics.keys()]))!;
}
