import type { BatchStatistics, LayerPlan, Pass, RowBlock } from '../layers/layer.js';
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
 * @param metricSums shared after the last stage, together with what the layers' parameter gradients need
 */
export function trainingStages(
  plans: readonly LayerPlan[],
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
  for (const plan of plans.toReversed()) if (plan.backward) add(plan.statistics?.backward, plan.backward);
  endStage([...plans.flatMap((plan) => plan.shared ?? []), metricSums]);
  return stages;
}
