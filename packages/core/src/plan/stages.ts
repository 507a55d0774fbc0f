import type { BatchStatistics, LayerPlan, Pass, RowBlock } from '../layers/layer.js';
import type { GradientSum } from './gradientSums.js';
import type { LossAndMetrics } from './lossAndMetrics.js';

/** A part of a training step in which no sample depends on another, so that workers can share the samples. */
export interface Stage {
  run(from: number, to: number, pass: Pass): void;
  /** The rows of all samples that every worker needs before the next stage. */
  shared: readonly RowBlock[];
}

/**
 * A training step up to the gradients of all samples: forward, the loss, and backward, cut into stages where a layer
 * first needs statistics of the whole batch.
 *
 * @param gradientSums of each layer whose gradient is a sum
 * @param metricSums shared after the last stage, together with what the layers' parameter gradients need
 */
export function trainingStages(
  plans: readonly LayerPlan[],
  gradientSums: readonly (GradientSum | undefined)[],
  { computeMetrics, computeLossGradient }: LossAndMetrics,
  metricSums: RowBlock,
): Stage[] {
  const stages: Stage[] = [];
  let calls: Stage['run'][] = [];
  const endStage = (shared: readonly RowBlock[]) => {
    const ended = calls;
    stages.push({ run: (from, to, pass) => ended.forEach((call) => call(from, to, pass)), shared });
    calls = [];
  };
  const add = (statistics: BatchStatistics | undefined, call: Stage['run']) => {
    if (statistics) {
      calls.push(statistics.compute);
      endStage(statistics.shared);
    }
    calls.push(call);
  };
  for (const plan of plans) add(plan.statistics?.forward, plan.forward);
  calls.push(computeMetrics, computeLossGradient);
  for (let i = plans.length - 1; i >= 0; i--) {
    const { statistics, backward } = plans[i];
    const sum = gradientSums[i];
    if (sum) calls.push(sum);
    if (backward) add(statistics?.backward, backward);
  }
  endStage([...plans.flatMap((plan) => plan.shared ?? []), metricSums]);
  return stages;
}
