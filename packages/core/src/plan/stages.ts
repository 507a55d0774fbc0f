import type { BatchProduct, BatchStatistics, LayerPlan, Pass, RowBlock } from '../layers/layer.js';
import type { GradientSum } from './gradientSums.js';
import type { LossAndMetrics } from './lossAndMetrics.js';

/** A part of a training step whose samples, or columns, do not depend on each other, so that workers can share them. */
export interface Stage {
  /** What is divided where it is not the samples of the batch: the columns of a product. */
  columns?: Pick<BatchProduct, 'columns' | 'pieceSize'>;
  /** Computes the samples, or columns, from … to−1. */
  run(from: number, to: number, pass: Pass): void;
  /** The rows of all samples that every worker needs before the next stage. */
  shared: readonly RowBlock[];
}

/**
 * A training step up to the gradients of all samples: forward, the loss, and backward, cut into stages where a layer
 * first needs statistics of the whole batch, or where workers that share an arena divide a product of it by columns.
 *
 * @param gradientSums of each layer whose gradient is a sum
 * @param metricSums shared after the last stage, together with what the layers' parameter gradients need
 * @param sharesArena whether they do
 */
export function trainingStages(
  plans: readonly LayerPlan[],
  gradientSums: readonly (GradientSum | undefined)[],
  { computeMetrics, computeLossGradient }: LossAndMetrics,
  metricSums: RowBlock,
  sharesArena: boolean,
): Stage[] {
  const stages: Stage[] = [];
  let calls: Stage['run'][] = [];
  const endStage = (shared: readonly RowBlock[]) => {
    const ended = calls;
    stages.push({ run: (from, to, pass) => ended.forEach((call) => call(from, to, pass)), shared });
    calls = [];
  };
  const add = (call: Stage['run'], statistics?: BatchStatistics, product?: BatchProduct) => {
    if (statistics) {
      calls.push(statistics.compute);
      endStage(statistics.shared);
    }
    if (!product || !sharesArena) return calls.push(call);
    if (product.before) calls.push(product.before);
    if (calls.length > 0) endStage([]);
    stages.push({ columns: product, run: product.compute, shared: [] });
    if (product.after) calls.push(product.after);
  };
  for (const plan of plans) add(plan.forward, plan.statistics?.forward, plan.products?.forward);
  calls.push(computeMetrics, computeLossGradient);
  for (let i = plans.length - 1; i >= 0; i--) {
    const { statistics, backward, products } = plans[i];
    const sum = gradientSums[i];
    if (sum) calls.push(sum);
    if (backward) add(backward, statistics?.backward, products?.backward);
  }
  endStage([...plans.flatMap((plan) => plan.shared ?? []), metricSums]);
  return stages;
}
