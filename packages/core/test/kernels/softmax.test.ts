// softmax of rows shorter and longer than those that are computed in SIMD, against the reference in double precision.
import { describe, expect, test } from 'vitest';
import { selectKernels } from '../../src/kernels/selectKernels.js';
import { softmax } from '../../src/reference/index.js';
import { expectClose, numbers } from '../numericGradient.js';
import { errorInUnits } from './singlePrecision.js';

describe.each(['plain', 'simd'] as const)('%s kernels', async (option) => {
  const make = await selectKernels(option);
  const rows = 3;

  describe.each([1, 2, 10, 32, 33, 34, 35, 100, 1001])('rows of %i values', (width) => {
    const size = rows * width;

    test('softmax is exact but for the rounding of each difference from the maximum, and keeps what is beside', () => {
      const kernels = make(size + 2);
      kernels.memory.set(numbers(size + 2).map((x) => 5 * x));
      const [before, after] = [kernels.memory[0], kernels.memory[size + 1]];
      const x = Float64Array.from(kernels.memory.subarray(1, size + 1));
      kernels.softmax(1, rows, width);
      const expected = softmax({ data: x, shape: [rows, width] }).data;
      kernels.memory.subarray(1, size + 1).forEach((y, i) => {
        const row = i - (i % width);
        const distance = Math.max(...x.subarray(row, row + width)) - x[i];
        // exp(−distance) changes by as many units as the distance, rounded to single precision, is large.
        if (errorInUnits(y, expected[i]) > 3 + distance)
          throw new Error(`value ${i} is ${y}, not ${expected[i]}`);
      });
      expect([kernels.memory[0], kernels.memory[size + 1]]).toEqual([before, after]);
    });

    test('the gradient of the input', () => {
      const kernels = make(2 * size + 1);
      kernels.memory.set(numbers(2 * size));
      kernels.memory[2 * size] = 7;
      kernels.softmax(size, rows, width);
      const [dy, y] = [0, size].map((at) => Float64Array.from(kernels.memory.subarray(at, at + size)));
      const expected = Array.from(dy, (gradient, i) => {
        const row = i - (i % width);
        let sum = 0;
        for (let j = row; j < row + width; j++) sum += y[j] * dy[j];
        return y[i] * (gradient - sum);
      });
      kernels.softmaxBackward(0, size, rows, width);
      expectClose(kernels.memory.subarray(0, size), expected, 1e-6);
      expect(kernels.memory.subarray(size, 2 * size)).toEqual(Float32Array.from(y));
      expect(kernels.memory[2 * size]).toBe(7);
    });
  });

  test.each([
    ['NaN', NaN, NaN, NaN],
    ['Infinity', Infinity, NaN, NaN],
    ['-Infinity', -Infinity, 0, 1 / 34],
    ['a number far below', -1e38, 0, 1 / 34],
  ])('%s makes its row so, and no other', (_name, value, atValue, elsewhere) => {
    const width = 35;
    const kernels = make(2 * width);
    kernels.memory[width + 34] = value;
    kernels.softmax(0, 2, width);
    expectClose(kernels.memory.subarray(0, width), new Array(width).fill(1 / width), 1e-8);
    const second = [...kernels.memory.subarray(width)];
    expect(second[34]).toBe(atValue);
    second.slice(0, 34).forEach((y) => expect(y).toBe(Math.fround(elsewhere)));
  });
});
