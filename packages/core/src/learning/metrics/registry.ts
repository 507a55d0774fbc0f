import { didYouMean } from '../../arrays/didYouMean.js';
import { longForms } from '../longForms.js';
import { ArgumentError } from '../../arrays/errors.js';
import * as metrics from './index.js';
import { customMetric } from './customMetric.js';
import type { Metric, MetricConfig, MetricFunction, Targets } from './metric.js';

/** The metrics that `compile` takes by name, with their default options. */
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
  | 'recall'
  | 'f1Score'
  | 'auc'
  | 'hinge'
  | 'squaredHinge'
  | 'categoricalHinge'
  | 'klDivergence';

const factories = new Map<string, (options: never) => Metric>([
  ['binaryAccuracy', metrics.binaryAccuracy],
  ['categoricalAccuracy', metrics.categoricalAccuracy],
  ['sparseCategoricalAccuracy', metrics.sparseCategoricalAccuracy],
  ['topKCategoricalAccuracy', metrics.topKCategoricalAccuracy],
  ['sparseTopKCategoricalAccuracy', metrics.sparseTopKCategoricalAccuracy],
  ['meanSquaredError', metrics.meanSquaredError],
  ['meanAbsoluteError', metrics.meanAbsoluteError],
  ['precision', metrics.precision],
  ['recall', metrics.recall],
  ['f1Score', metrics.f1Score],
  ['auc', metrics.auc],
  ['hinge', metrics.hinge],
  ['squaredHinge', metrics.squaredHinge],
  ['categoricalHinge', metrics.categoricalHinge],
  ['klDivergence', metrics.klDivergence],
]);

/**
 * A metric from its name, or from its kind and options, which may come from a file: everything is checked.
 *
 * @param targets those of the loss
 * @throws ArgumentError
 */
export function getMetric(
  functionName: string,
  given: string | MetricConfig | MetricFunction,
  targets: Targets,
): Metric {
  if (typeof given === 'function') return customMetric(functionName, given, targets);
  const custom = (given as MetricConfig | null)?.custom;
  if (typeof custom === 'function') return customMetric(functionName, custom, targets);
  const { kind, options } = typeof given === 'string' ? { kind: given, options: {} } : { ...given };
  const create = factories.get(kind);
  if (!create) {
    const names = [...factories.keys()];
    const rule = `be accuracy or one of ${names.join(', ')}`;
    const hint = didYouMean(kind, ['accuracy', ...names], longForms);
    throw new ArgumentError(functionName, 'metrics', rule, kind ?? given, hint);
  }
  return create(options as never);
}
