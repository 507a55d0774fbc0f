import { ArgumentError } from '../../arrays/errors.js';
import * as metrics from './index.js';
import type { Metric, MetricConfig } from './metric.js';

/** The metrics that go by name, with their default options. */
export type MetricName =
  | 'accuracy'
  | 'binaryAccuracy'
  | 'categoricalAccuracy'
  | 'sparseCategoricalAccuracy'
  | 'topKCategoricalAccuracy'
  | 'sparseTopKCategoricalAccuracy'
  | 'meanSquaredError'
  | 'meanAbsoluteError'
  | 'precision'
  | 'recall';

const kinds = new Map<string, (options: never) => Metric>([
  ['binaryAccuracy', metrics.binaryAccuracy],
  ['categoricalAccuracy', metrics.categoricalAccuracy],
  ['sparseCategoricalAccuracy', metrics.sparseCategoricalAccuracy],
  ['topKCategoricalAccuracy', metrics.topKCategoricalAccuracy],
  ['sparseTopKCategoricalAccuracy', metrics.sparseTopKCategoricalAccuracy],
  ['meanSquaredError', metrics.meanSquaredError],
  ['meanAbsoluteError', metrics.meanAbsoluteError],
  ['precision', metrics.precision],
  ['recall', metrics.recall],
]);

/** A metric from its name, or from its kind and options, which may come from anywhere. */
export function getMetric(functionName: string, given: string | MetricConfig): Metric {
  const { kind, options } = typeof given === 'string' ? { kind: given, options: {} } : { ...given };
  const make = kinds.get(kind);
  if (!make) {
    const rule = `be accuracy or one of ${[...kinds.keys()].join(', ')}`;
    throw new ArgumentError(functionName, 'metrics', rule, kind ?? given);
  }
  return make(options as never);
}
