import { checkName, checkOptions } from '../arrays/check.js';
import { ArgumentError } from '../arrays/errors.js';
import type { Loss, LossConfig } from '../learning/losses/loss.js';
import { getLoss, type LossName } from '../learning/losses/registry.js';
import type { Metric, MetricConfig } from '../learning/metrics/metric.js';
import { accuracyFor } from '../learning/metrics/accuracy.js';
import { getMetric, type MetricName } from '../learning/metrics/registry.js';
import { getOptimizer, type OptimizerName } from '../learning/optimizers/registry.js';
import type { Optimizer, OptimizerConfig } from '../learning/optimizers/optimizer.js';

/** What a model learns by: names, or objects with options of your own. */
export interface CompileOptions {
  /** A name, or one made by `optimizers` with options of your own. */
  optimizer: OptimizerName | Optimizer;
  /** A name, or one made by `losses`. */
  loss: LossName | Loss;
  /** Default none. `accuracy` is the one that suits the loss's targets and the model's output, as in Keras. */
  metrics?: readonly (MetricName | Metric)[];
}

/** How a model learns and is judged. */
export interface Compiled {
  optimizer: Optimizer;
  loss: Loss;
  /** By the names under which their figures are told. */
  metrics: Map<string, Metric>;
}

/** The same as plain data, for workers and files. */
export interface CompiledConfig {
  optimizer: OptimizerConfig;
  loss: LossConfig;
  metrics: (MetricConfig & { name: string })[];
}

export function checkCompile(options: CompileOptions, outputShape: readonly number[]): Compiled {
  checkOptions('compile', options, ['optimizer', 'loss', 'metrics']);
  const optimizer = getOptimizer('compile', options.optimizer);
  const loss = getLoss('compile', options.loss);
  const { metrics: given = [] } = options;
  if (!Array.isArray(given)) throw new ArgumentError('compile', 'metrics', 'be a list', given);
  const named = Array.from(given, (one: MetricName | Metric): [string, Metric] => {
    if (one === 'accuracy') return [one, accuracyFor(loss.targets, outputShape)];
    const metric = getMetric('compile', one);
    return [metric.kind, metric];
  });
  return { optimizer, loss, metrics: checkMetrics(named, loss) };
}

/** Checks metrics and the names of their figures. */
function checkMetrics(named: readonly [string, Metric][], loss: Loss): Map<string, Metric> {
  const metrics = new Map<string, Metric>();
  for (const [name, metric] of named) {
    if (metrics.has(name)) throw new ArgumentError('compile', 'metrics', 'name each metric once', name);
    if (metric.targets !== loss.targets) {
      const rule = `judge by ${loss.targets}, the targets of ${loss.kind}`;
      throw new ArgumentError('compile', 'metrics', rule, name);
    }
    metrics.set(name, metric);
  }
  return metrics;
}

export function toConfig({ optimizer, loss, metrics }: Compiled): CompiledConfig {
  return {
    optimizer: { kind: optimizer.kind, options: optimizer.options },
    loss: { kind: loss.kind, options: loss.options },
    metrics: [...metrics].map(([name, { kind, options }]) => ({ name, kind, options })),
  };
}

/** The same from plain data, which may come from anywhere. */
export function fromConfig(config: CompiledConfig): Compiled {
  const loss = getLoss('compile', config.loss);
  const named = config.metrics.map((metric): [string, Metric] => {
    checkName('compile', 'the name of a metric', metric.name, ['accuracy', metric.kind]);
    return [metric.name, getMetric('compile', metric)];
  });
  return {
    optimizer: getOptimizer('compile', config.optimizer),
    loss,
    metrics: checkMetrics(named, loss),
  };
}
