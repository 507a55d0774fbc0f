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

  test.each([1, 3, 4, 7, 16])('penalty of %i weights', (length) => {
    const kernels = make(length + 2);
    kernels.memory.set(numbers(length + 2));
    const weights = [...kernels.memory.subarray(1, length + 1)];
    const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
    const expected = 0.5 * sum(weights.map(Math.abs)) + 2 * sum(weights.map((w) => w ** 2));
    expect(kernels.penalty(1, length, 0.5, 2)).toBeCloseTo(expected, 12);
  });

  test.each([1, 3, 4, 7])('sumRowSquares of rows of %i values', (width) => {
    const kernels = make(3 * width + 4);
    kernels.memory.set(numbers(3 * width + 4));
    const after = kernels.memory[3 * width + 3];
    const expected = [0, 1, 2].map((row) =>
      kernels.memory.subarray(row * width, (row + 1) * width).reduce((sum, x) => sum + x ** 2, 0),
    );
    kernels.sumRowSquares(3 * width, 0, 3, width);
    expectClose(kernels.memory.subarray(3 * width, 3 * width + 3), expected, 1e-5);
    expect(kernels.memory[3 * width + 3]).toBe(after);
  });

  test('a weight that is not finite makes the penalty so, and the sum of its row alone', () => {
    const kernels = make(20);
    kernels.memory[7] = Infinity;
    expect(kernels.penalty(0, 8, 1, 1)).toBe(Infinity);
    expect(kernels.penalty(0, 7, 1, 1)).toBe(0);
    kernels.memory[8] = NaN;
    expect(kernels.penalty(0, 9, 1, 1)).toBeNaN();
    kernels.sumRowSquares(10, 0, 3, 3);
    expect([...kernels.memory.subarray(10, 13)]).toEqual([0, 0, NaN]);
  });
});
