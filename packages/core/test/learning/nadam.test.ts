import { expect, test } from 'vitest';
import { plainKernels } from '../../src/kernels/plain/index.js';
import { optimizers } from '../../src/training.js';

/** The weight after one step from 0 with gradient 1, of a fit that is resumed at that step. */
function weightAfter(step: number, beta1?: number): number {
  const kernels = plainKernels(4);
  kernels.memory[1] = 1;
  optimizers.nadam({ learningRate: 1, beta1, beta2: 0 }).update(kernels, 0, 1, [2, 3], 1, step);
  return kernels.memory[0];
}

test('the first step is that of the formula', () => {
  const [momentum, next] = [1, 2].map((step) => 0.9 * (1 - 0.5 * 0.96 ** step));
  expect(weightAfter(1)).toBeCloseTo(-((next * 0.1) / (1 - momentum * next) + 1), 6);
});

test('a fit can be resumed at any step', () => {
  // The momentum has become 0.9, its product 0.
  for (const step of [1000, 1001, 2 ** 31, Number.MAX_SAFE_INTEGER]) {
    expect(weightAfter(step)).toBeCloseTo(-(0.9 * 0.1 + 0.1), 6);
  }
  expect(weightAfter(Number.MAX_SAFE_INTEGER, 1 - 2 ** -40)).toBeCloseTo(-(2 ** -39), 12);
});
