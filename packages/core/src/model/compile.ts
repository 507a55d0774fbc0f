import { checkName, checkOptions } from '../arrays/check.js';
import { ArgumentError } from '../arrays/errors.js';
import type { Loss, LossConfig } from '../learning/losses/loss.js';
import { getLoss, type LossName } from '../learning/losses/registry.js';
import { accuracyFor } from '../learning/metrics/accuracy.js';
import type { Metric, MetricConfig } from '../learning/metrics/metric.js';
import { getMetric, type MetricName } from '../learning/metrics/registry.js';
import type { Optimizer, OptimizerConfig } from '../learning/optimizers/optimizer.js';
import { getOptimizer, type OptimizerName } from '../learning/optimizers/registry.js';

/** How a model learns: each a name for default options, or an object made with options. */
export interface CompileOptions {
  /** A name, or one made by `optimizers`. */
  optimizer: OptimizerName | Optimizer;
  /** A name, or one made by `losses`. */
  loss: LossName | Loss;
  /**
   * Names, or metrics made by `metrics`; each compares outputs with the same kind of targets as the loss. Default none.
   * `accuracy` is the one that suits the targets and the model's output, as in Keras.
   */
  metrics?: readonly (MetricName | Metric)[];
}

/** The options, checked. */
export interface Compiled {
  optimizer: Optimizer;
  loss: Loss;
  /** By the names under which they are logged. */
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
  const named = Array.from(given, (metric: MetricName | Metric): [string, Metric] => {
    if (metric === 'accuracy') return [metric, accuracyFor(loss.targets, outputShape)];
    const found = getMetric('compile', metric);
    return [found.kind, found];
  });
  return { optimizer, loss, metrics: checkMetrics(named, loss) };
}

/** Checks that each name is used once, and that metrics and loss take the same targets. */
function checkMetrics(named: readonly [string, Metric][], loss: Loss): Map<string, Metric> {
  const metrics = new Map<string, Metric>();
  for (const [name, metric] of named) {
    if (metrics.has(name)) throw new ArgumentError('compile', 'metrics', 'name each metric once', name);
    if (metric.targets !== loss.targets) {
      const rule = `take ${loss.targets}, the targets of ${loss.kind}`;
      throw new ArgumentError('compile', 'metrics', rule, name);
    }
    metrics.set(name, metric);
  }
  return metrics;
}

export function toCompiledConfig({ optimizer, loss, metrics }: Compiled): CompiledConfig {
  return {
    optimizer: { kind: optimizer.kind, options: optimizer.options },
    loss: { kind: loss.kind, options: loss.options },
    metrics: [...metrics].map(([name, { kind, options }]) => ({ name, kind, options })),
  };
}

/** From plain data, which may come from a file: everything is checked. */
export function fromCompiledConfig(config: CompiledConfig): Compiled {
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
