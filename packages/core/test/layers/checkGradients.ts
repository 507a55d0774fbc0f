import { expect } from 'vitest';
import { plainKernelsOver } from '../../src/kernels/plain/index.js';
import type { LayerGraph } from '../../src/layers/layer.js';
import type { Loss } from '../../src/learning/losses/loss.js';
import type { Optimizer } from '../../src/learning/optimizers/optimizer.js';
import { compilePlan } from '../../src/plan/compilePlan.js';
import { expectClose, numbers, numericGradient } from '../numericGradient.js';

const n = 3;

/**
 * Checks the gradient of every weight of a model against the slope of its loss.
 *
 * @param targets of three samples
 * @param size of the weights
 */
export function checkGradients(graph: LayerGraph, loss: Loss, targets: readonly number[], size = 0.4): void {
  const gradients = new Map<number, number[]>();
  const recorder: Optimizer = {
    kind: 'recorder',
    options: {},
    slots: 0,
    update: (kernels, weights, at, _slots, length) =>
      void gradients.set(weights, [...kernels.memory.subarray(at, at + length)]),
  };
  const plan = compilePlan(
    {
      ...graph,
      capacity: n,
      seed: 7,
      loss,
      optimizer: recorder,
    },
    (length) => plainKernelsOver(new Float64Array(length) as unknown as Float32Array, new Int32Array(length)),
  );
  const { memory } = plan.kernels;
  const first = numbers(plan.weights.length, 3).map((x) => x * size);
  memory.set(first, plan.weights.start);
  memory.set(numbers(n * plan.input.width), plan.input.start);
  const width = plan.targets.width - 1;
  for (let i = 0; i < n; i++) {
    // Each target, then its weight in the loss.
    const target = [...targets.slice(i * width, (i + 1) * width), 1 + 0.5 * i];
    memory.set(target, plan.targets.start + i * plan.targets.width);
  }

  const meanLoss = () => {
    for (const stage of plan.stages) stage.run(0, n, { training: true, step: 1, n });
    return (
      (memory[plan.metricSums.start] +
        memory[plan.metricSums.start + 1] +
        memory[plan.metricSums.start + 2]) /
        n +
      plan.penalty()
    );
  };
  let checked = 0;
  for (const [i, { rows, start, size: count, trainable = true }] of plan.parameters.entries()) {
    if (!trainable) continue;
    // In unequal parts, as workers would.
    for (const stage of plan.stages) {
      stage.run(0, 1, { training: true, step: 1, n });
      stage.run(1, n, { training: true, step: 1, n });
    }
    gradients.clear();
    const middle = Math.floor(rows / 3);
    for (const [from, to] of [
      [0, middle],
      [middle, rows],
    ]) {
      plan.computeGradient(i, n, from, to);
      plan.applyGradient(i, from, to, 1);
    }
    const analytic = [...gradients.entries()].sort(([a], [b]) => a - b).flatMap(([, values]) => values);
    const weights = memory.subarray(plan.weights.start + start, plan.weights.start + start + count);
    expectClose(analytic, numericGradient(meanLoss, weights, 1e-6), 1e-7);
    checked += analytic.filter((value) => Math.abs(value) > 1e-6).length;
  }
  expect(checked).toBeGreaterThan(3);
}
