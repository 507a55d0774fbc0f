import { checkName, checkOptions } from '../../arrays/check.js';
import { ArgumentError } from '../../arrays/errors.js';
import type { CustomLoss, Loss, LossConfig } from '../../learning/losses/loss.js';
import { getLoss, type LossName } from '../../learning/losses/registry.js';
import { accuracyFor } from '../../learning/metrics/accuracy.js';
import type { Metric, MetricConfig, MetricFunction } from '../../learning/metrics/metric.js';
import { getMetric, type MetricName } from '../../learning/metrics/registry.js';
import type { Optimizer, OptimizerConfig } from '../../learning/optimizers/optimizer.js';
import { getOptimizer, type OptimizerName } from '../../learning/optimizers/registry.js';

/** How a model learns: each a name for default options, or an object made with options. */
export interface CompileOptions {
  /** A name, or one made by `optimizers`. */
  optimizer: OptimizerName | Optimizer;
  /**
   * A name, one made by `losses`, or one of your own: `{ name, value, gradient }`, functions of one sample's target and
   * outputs.
   */
  loss: LossName | Pick<Loss, 'kind' | 'options'> | CustomLoss;
  /**
   * Names, metrics made by `metrics`, or functions `(yTrue, yPred) => number` of one sample's target and outputs; each compares outputs with the same kind of targets as the loss. Default none.
   * `accuracy` is the one that suits the targets and the model's output, as in Keras.
   */
  metrics?: readonly (MetricName | Metric | MetricFunction)[];
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
  const named = Array.from(given, (metric: MetricName | Metric | MetricFunction): [string, Metric] => {
    if (metric === 'accuracy') return [metric, accuracyFor(loss.targets, outputShape)];
    const found = getMetric('compile', metric, loss.targets);
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
    loss: { kind: loss.kind, options: loss.options, custom: loss.custom },
    metrics: [...metrics].map(([name, { kind, options, custom }]) => ({ name, kind, options, custom })),
  };
}

/** The same for a file, which has only the names of a caller's own functions. */
export function toSavedConfig(compiled: Compiled): CompiledConfig {
  const withoutFunctions = <Config extends LossConfig | MetricConfig>(config: Config): Config =>
    config.custom === undefined ? config : { ...config, custom: true };
  const { optimizer, loss, metrics } = toCompiledConfig(compiled);
  return { optimizer, loss: withoutFunctions(loss), metrics: metrics.map(withoutFunctions) };
}

/** The functions and losses of one's own that a saved model was compiled with, by name. */
export type CustomObjects = Readonly<Record<string, CustomLoss | MetricFunction>>;

/** From plain data, which may come from a file: everything is checked. */
export function fromCompiledConfig(config: CompiledConfig, customObjects: CustomObjects = {}): Compiled {
  const withFunction = <Config extends LossConfig | MetricConfig>(saved: Config, what: string): Config => {
    if (saved.custom !== true) return saved;
    const custom = Object.hasOwn(customObjects, saved.kind) ? customObjects[saved.kind] : undefined;
    if ((custom as { name?: unknown } | undefined)?.name !== saved.kind) {
      const rule = `have ${saved.kind}, ${what} that the model is compiled with, under its name`;
      throw new ArgumentError('loadModel', 'customObjects', rule, custom);
    }
    return { ...saved, custom };
  };
  const loss = getLoss('compile', withFunction(config.loss, 'the loss'));
  const named = config.metrics.map((metric): [string, Metric] => {
    checkName('compile', 'the name of a metric', metric.name, ['accuracy', metric.kind]);
    return [metric.name, getMetric('compile', withFunction(metric, 'a metric'), loss.targets)];
  });
  return {
    optimizer: getOptimizer('compile', config.optimizer),
    loss,
    metrics: checkMetrics(named, loss),
  };
}

/** Whether a model is compiled with functions of the caller's own, which workers can not be sent. */
export function hasCustomFunctions({ loss, metrics }: Compiled): boolean {
  return loss.custom !== undefined || [...metrics.values()].some(({ custom }) => custom !== undefined);
}
