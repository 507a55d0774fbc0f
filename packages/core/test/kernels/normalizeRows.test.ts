// Normalization of rows, and relus with learnt slopes, against the reference in double precision.
import { describe, expect, test } from 'vitest';
import { selectKernels } from '../../src/kernels/selectKernels.js';
import {
  layerNormalization,
  layerNormalizationBackward,
  prelu,
  preluBackward,
} from '../../src/reference/index.js';
import { expectClose, numbers } from '../numericGradient.js';

describe.each(['plain', 'simd'] as const)('%s kernels', async (option) => {
  const make = await selectKernels(option);

  describe.each([
    [1, 5],
    [7, 2],
    [6, 4],
    [5, 6],
    [3, 11],
    [4, 1],
  ])('rows of x [%i, %i]', (rows, width) => {
    const size = rows * width;
    const [x, dy, first, second] = [0, size, 2 * size, 2 * size + width];
    const [to, sums, end] = [second + width, second + width + size, second + width + size + 2 * width];
    const shape = [rows, width];

    function makeFilled() {
      const kernels = make(end + 1);
      kernels.memory.set(numbers(to));
      kernels.memory[end] = 5;
      return kernels;
    }
    const values = Float64Array.from(makeFilled().memory);
    const view = (offset: number, ofShape: number[]) => ({ data: values, shape: ofShape, offset });
    const result = (kernels: ReturnType<typeof make>) => kernels.memory.subarray(to, to + size);

    test.each([
      ['gamma and beta', true, true],
      ['gamma', true, false],
      ['beta', false, true],
      ['neither', false, false],
    ])('normalizeRows and its gradients with %s', (_name, scale, center) => {
      const kernels = makeFilled();
      const [gamma, beta] = [scale ? first : undefined, center ? second : undefined];
      kernels.normalizeRows(to, x, rows, width, 0.01, gamma, beta);
      const options = {
        epsilon: 0.01,
        gamma: scale ? view(first, [width]) : undefined,
        beta: center ? view(second, [width]) : undefined,
      };
      expectClose(result(kernels), layerNormalization(view(x, shape), options).data, 1e-5);

      kernels.normalizeRowsBackward(to, sums, dy, x, rows, width, 0.01, gamma);
      const expected = layerNormalizationBackward(view(dy, shape), view(x, shape), options);
      expectClose(result(kernels), expected.input.data, 1e-4);
      if (expected.gamma) expectClose(kernels.memory.subarray(sums, sums + width), expected.gamma.data, 1e-5);
      if (expected.beta) expectClose(kernels.memory.subarray(sums + width, end), expected.beta.data, 1e-5);
      expect(kernels.memory[end]).toBe(5);

      kernels.memory.fill(9, to, sums);
      kernels.normalizeRowsBackward(undefined, sums, dy, x, rows, width, 0.01, gamma);
      expect([...result(kernels)]).toEqual(new Array(size).fill(9));
    });

    test('prelu and its gradients', () => {
      const kernels = makeFilled();
      kernels.memory[x] = -0;
      values[x] = -0;
      kernels.prelu(to, x, first, rows, width);
      const alpha = view(first, [width]);
      expectClose(result(kernels), prelu(view(x, shape), alpha).data, 1e-6);
      const expected = preluBackward(view(dy, shape), view(x, shape), alpha);
      kernels.preluBackward(to, dy, x, first, rows, width);
      expectClose(result(kernels), expected.input.data, 1e-6);
      kernels.memory.fill(1, sums, sums + width);
      kernels.addSlopeGradient(sums, dy, x, rows, width);
      const slopes = Array.from(expected.alpha.data, (slope) => 1 + slope);
      expectClose(kernels.memory.subarray(sums, sums + width), slopes, 1e-6);
      expect(kernels.memory[end]).toBe(5);
    });
  });

  test('the mean and the variance of large values that differ little keep their digits', () => {
    const kernels = make(20);
    for (let i = 0; i < 10; i++) kernels.memory[i] = 100000 + (i % 2) + 0.0625;
    kernels.normalizeRows(10, 0, 1, 10, 1e-9, undefined, undefined);
    expectClose(kernels.memory.subarray(10), [-1, 1, -1, 1, -1, 1, -1, 1, -1, 1], 1e-6);
  });

  test.each([NaN, Infinity])('%d makes its row NaN, and no other', (value) => {
    const kernels = make(24);
    kernels.memory.set([1, 2, 3, 4, 5, value]);
    kernels.memory.set([1, 2, 3, 4, 5, 6], 6);
    kernels.normalizeRows(12, 0, 2, 6, 0.01, undefined, undefined);
    expect([...kernels.memory.subarray(12)].map(Number.isNaN)).toEqual(
      Array.from({ length: 12 }, (_, i) => i < 6),
    );
  });

  test.each([0, 0.3, 1])('leakyRelu with the slope %d and its gradient', (slope) => {
    const x = [-3, -1e-45, -0, 0, 2, -2, NaN];
    const kernels = make(3 * x.length);
    kernels.memory.set(x);
    kernels.activate('leakyRelu', 0, x.length, slope);
    const y = x.map((value) => Math.fround(value < 0 ? slope * Math.fround(value) : value));
    expectClose([...kernels.memory.subarray(0, 6)], y.slice(0, 6), 1e-6);
    expect(kernels.memory[6]).toBeNaN();
    kernels.memory.fill(2, x.length);
    kernels.activateBackward('leakyRelu', x.length, 0, 6, slope);
    const expected = [slope, slope, slope, slope, 1, slope].map((s) => 2 * s);
    expectClose(kernels.memory.subarray(x.length, x.length + 6), expected, 1e-6);
  });
});
