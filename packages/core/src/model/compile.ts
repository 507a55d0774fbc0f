import { checkOptions } from '../check.js';
import { ArgumentError } from '../errors.js';
import type { Loss, LossConfig } from '../losses/loss.js';
import { lossFrom, type LossName } from '../losses/named.js';
import type { Metric, MetricConfig } from '../metrics/metric.js';
import { metricFrom, type MetricName } from '../metrics/named.js';
import { optimizerFrom, type OptimizerName } from '../optimizers/named.js';
import type { Optimizer, OptimizerConfig } from '../optimizers/optimizer.js';

export interface CompileOptions {
  optimizer: OptimizerName | Optimizer;
  loss: LossName | Loss;
  /** Default none. */
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

export function checkCompile(options: CompileOptions): Compiled {
  checkOptions('compile', options, ['optimizer', 'loss', 'metrics']);
  const optimizer = optimizerFrom('compile', options.optimizer);
  const loss = lossFrom('compile', options.loss);
  const { metrics: given = [] } = options;
  if (!Array.isArray(given)) throw new ArgumentError('compile', 'metrics', 'be a list', given);
  const metrics = new Map<string, Metric>();
  for (const one of given) {
    const metric = metricFrom('compile', one, loss.kind);
    const name = typeof one === 'string' ? one : metric.kind;
    if (metrics.has(name)) throw new ArgumentError('compile', 'metrics', 'name each metric once', name);
    metrics.set(name, metric);
  }
  return { optimizer, loss, metrics };
}

export function toConfig({ optimizer, loss, metrics }: Compiled): CompiledConfig {
  return {
    optimizer: { kind: optimizer.kind, options: optimizer.options },
    loss: { kind: loss.kind, options: loss.options },
    metrics: [...metrics].map(([name, { kind, options }]) => ({ name, kind, options })),
  };
}

export function fromConfig({ optimizer, loss, metrics }: CompiledConfig): Compiled {
  return {
    optimizer: optimizerFrom('compile', optimizer),
    loss: lossFrom('compile', loss),
    metrics: new Map(metrics.map((metric) => [metric.name, metricFrom('compile', metric)])),
  };
}
