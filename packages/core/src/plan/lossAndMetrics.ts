import type { Pass } from '../layers/layer.js';
import type { Loss } from '../learning/losses/loss.js';
import { countSums } from '../learning/metrics/metric.js';
import type { MemoryLayout } from './memoryLayout.js';
import type { PlanRequest } from './planRequest.js';

/** The loss and the metrics of a plan, over the samples in its arena. */
export interface LossAndMetrics {
  /** Writes the weighted loss and the metrics' numbers of the samples from … to−1, whose output has been computed. */
  computeMetrics(from: number, to: number): void;
  /** Writes the gradient of the batch's mean weighted loss with respect to the output of the samples from … to−1. */
  computeLossGradient(from: number, to: number, pass: Pass): void;
  /** The mean loss and each metric, from their sums over `count` samples. */
  finalizeMetrics(sums: readonly number[], count: number): number[];
}

export function lossAndMetrics(
  request: PlanRequest,
  { output, outputGradient, targets, metricSums }: MemoryLayout,
  memory: Float32Array,
): LossAndMetrics {
  const { loss, metrics = [] } = request;
  const { width } = output;
  const predictionOf = (n: number) => output.start + n * width;
  const targetOf = (n: number) => targets.start + n * targets.width;
  const weightOf = (n: number) => memory[targetOf(n + 1) - 1];

  return {
    computeMetrics(from, to) {
      if (!loss) return;
      for (let n = from; n < to; n++) {
        let at = metricSums.start + n * metricSums.width;
        memory[at++] = weightOf(n) * loss.value(memory, predictionOf(n), width, memory, targetOf(n));
        for (const metric of metrics) {
          metric.add(memory, at, predictionOf(n), width, targetOf(n));
          at += countSums(metric, width);
        }
      }
    },
    computeLossGradient(from, to, { n }) {
      if (!loss || !outputGradient) return;
      const { gradient } = fusedLossActivation(request) ?? loss;
      for (let i = from; i < to; i++) {
        const start = outputGradient.start + i * width;
        gradient(memory, start, memory, predictionOf(i), width, memory, targetOf(i), weightOf(i) / n);
      }
    },
    finalizeMetrics(sums, count) {
      let at = 1;
      const results = metrics.map((metric) => {
        const own = sums.slice(at, (at += countSums(metric, width)));
        return metric.result ? metric.result(own, count) : own[0] / count;
      });
      return [sums[0] / count, ...results];
    },
  };
}

/**
 * The loss computed as one with the last layer's activation, where they can be fused and the gradient between
 * them is not needed.
 */
export function fusedLossActivation({
  layers,
  loss,
  everyGradient = false,
}: PlanRequest): Loss['fusedActivation'] {
  const fused = loss?.fusedActivation;
  return !everyGradient && fused?.activation === layers[layers.length - 1].activation ? fused : undefined;
}
