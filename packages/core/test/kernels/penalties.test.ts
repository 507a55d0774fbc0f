// What limits gradients and weights, over all kinds of numbers.
import { describe, expect, test } from 'vitest';
import { selectKernels } from '../../src/kernels/selectKernels.js';
import { expectClose, numbers } from '../numericGradient.js';
import { specialNumbers } from './singlePrecision.js';

describe.each(['plain', 'simd'] as const)('%s kernels', async (option) => {
  const make = await selectKernels(option);

  test('clip limits every number, and keeps NaN and the numbers beside', () => {
    const kernels = make(specialNumbers.length + 2);
    kernels.memory.set([9, ...specialNumbers, 9]);
    kernels.clip(1, specialNumbers.length, 0.5);
    const expected = specialNumbers.map((x) => (Number.isNaN(x) ? x : Math.min(Math.max(x, -0.5), 0.5)));
    expect([...kernels.memory]).toEqual([9, ...expected, 9]);
  });

  test.each([1, 3, 4, 7, 16])('decayWeights over %i weights', (length) => {
    const kernels = make(length + 2);
    kernels.memory.set(numbers(length + 2));
    const before = [...kernels.memory];
    kernels.decayWeights(1, length, 0.3);
    const expected = before.map((w, i) => (i > 0 && i <= length ? w - 0.3 * w : w));
    expectClose(kernels.memory, expected, 1e-6);
  });

  test.each([1, 3, 4, 7, 16])('addPenaltyGradient over %i weights', (length) => {
    const kernels = make(2 * length + 1);
    kernels.memory.set(numbers(2 * length + 1));
    kernels.memory[length] = 0;
    const [gradients, weights] = [0, length].map((at) => [...kernels.memory.subarray(at, at + length)]);
    kernels.addPenaltyGradient(0, length, length, 0.5, 2);
    const expected = gradients.map((g, i) => g + 0.5 * Math.sign(weights[i]) + 4 * weights[i]);
    expectClose(kernels.memory.subarray(0, length), expected, 2e-6);
    expect([...kernels.memory.subarray(length, 2 * length)]).toEqual(weights);
  });

  test('the slope of |w| is that of its sign, for all kinds of finite weights, and NaN of NaN', () => {
    const weights = specialNumbers.filter((w) => Math.abs(w) !== Infinity);
    const { length } = weights;
    const kernels = make(2 * length);
    kernels.memory.set(weights, length);
    kernels.addPenaltyGradient(0, length, length, 0.25, 0);
    const expected = weights.map((w) => (w === 0 ? 0 : 0.25 * Math.sign(w)));
    expect([...kernels.memory.subarray(0, length)]).toEqual(expected);
  });
});
