import { describe, expect, test } from 'vitest';
import { plainKernels } from '../src/kernels/plain/index.js';
import { conv2d, dense, maxPool2d, softmax } from '../src/index.js';
import { windowGeometry } from '../src/window.js';
import { expectClose, numbers } from './numericGradient.js';

describe('multiply equals the reference, over sizes that are multiples of its tiles and not', () => {
  const sizes = [1, 3, 4, 5, 8, 11];
  const shapes = sizes.flatMap((m) => sizes.flatMap((n) => [1, 2, 9].map((k) => [m, k, n] as const)));
  test.each([
    ['a and b', false, false],
    ['a transposed', true, false],
    ['b transposed', false, true],
  ])('%s', (_name, aTransposed, bTransposed) => {
    for (const [m, k, n] of shapes) {
      const kernels = plainKernels(m * k + k * n + n + m * n);
      const [a, b, bias, c] = [0, m * k, m * k + k * n, m * k + k * n + n];
      kernels.memory.set(numbers(c));
      const part = (start: number, length: number) =>
        Float32Array.from(kernels.memory.subarray(start, start + length));
      const view = (start: number, rows: number, columns: number, transposed: boolean) => ({
        data: part(start, rows * columns),
        shape: [rows, columns],
        stride: transposed ? [1, rows] : [columns, 1],
      });
      const steps = (start: number, rows: number, columns: number, transposed: boolean) =>
        transposed ? { start, rowStep: 1, columnStep: rows } : { start, rowStep: columns, columnStep: 1 };
      const expected = dense(view(a, m, k, aTransposed), view(b, k, n, bTransposed), {
        data: part(bias, n),
        shape: [n],
      });
      kernels.multiply(c, steps(a, m, k, aTransposed), steps(b, k, n, bTransposed), m, k, n, bias);
      expectClose(kernels.memory.subarray(c, c + m * n), expected.data, 1e-5);
    }
  });
});

describe('unfold and multiply equal conv2d', () => {
  test.each([
    [[5, 7, 3], [3, 2], {}],
    [[5, 5, 1], [3, 3], { strides: 2, padding: 'same' }],
    [[4, 9, 2], [2, 3], { dilationRate: [1, 3], padding: 1, strides: [1, 2] }],
  ] as const)('x=%o f=%o %o', ([h, w, channels], [kh, kw], options) => {
    const geometry = windowGeometry('conv2d', [h, w], [kh, kw], options);
    const positions = geometry.rows.output * geometry.columns.output;
    const taps = kh * kw * channels;
    const filters = 5;
    const kernels = plainKernels(h * w * channels + taps * filters + positions * (taps + filters));
    const filter = h * w * channels;
    const columns = filter + taps * filters;
    const output = columns + positions * taps;
    kernels.memory.set(numbers(columns));
    kernels.unfold(columns, 0, { geometry, channels }, { first: 0, depth: channels });
    kernels.multiply(
      output,
      { start: columns, rowStep: taps, columnStep: 1 },
      { start: filter, rowStep: filters, columnStep: 1 },
      positions,
      taps,
      filters,
    );
    const expected = conv2d(
      { data: kernels.memory, shape: [h, w, channels] },
      { data: kernels.memory, shape: [kh, kw, channels, filters], offset: filter },
      options,
    );
    expectClose(kernels.memory.subarray(output, output + positions * filters), expected.data, 1e-5);
  });

  test('fold adds every window back: each cell as often as windows met it', () => {
    const geometry = windowGeometry('conv2d', [3, 3], [2, 2], { padding: 'same' });
    const kernels = plainKernels(9 + 9 * 4);
    kernels.memory.fill(1, 9);
    kernels.fold(0, 9, { geometry, channels: 1 }, { first: 0, depth: 1 });
    expect([...kernels.memory.subarray(0, 9)]).toEqual([1, 2, 2, 2, 4, 4, 2, 4, 4]);
  });
});

describe('maxPool', () => {
  test.each([
    [[6, 6, 2], { poolSize: 2 }],
    [[7, 5, 3], { poolSize: [3, 2], strides: 2, padding: 'same' }],
  ] as const)('x=%o %o equals maxPool2d to the bit', (shape, options) => {
    const data = Float32Array.from(numbers(shape[0] * shape[1] * shape[2]));
    const expected = maxPool2d({ data, shape }, options);
    const poolSize = typeof options.poolSize === 'number' ? ([2, 2] as const) : options.poolSize;
    const geometry = windowGeometry('maxPool2d', [shape[0], shape[1]], poolSize, { strides: 2, ...options });
    const kernels = plainKernels(data.length + 2 * expected.data.length);
    kernels.memory.set(data);
    kernels.maxPool(data.length, data.length + expected.data.length, 0, { geometry, channels: shape[2] });
    expect(kernels.memory.slice(data.length, data.length + expected.data.length)).toEqual(expected.data);
  });

  test('NaN wins, and the first of equals', () => {
    const geometry = windowGeometry('maxPool2d', [2, 4], [2, 2], { strides: 2 });
    const kernels = plainKernels(8 + 2 + 2 + 8);
    kernels.memory.set([1, NaN, 3, 3, 5, 2, 3, 3]);
    kernels.maxPool(8, 10, 0, { geometry, channels: 1 });
    expect([...kernels.memory.subarray(8, 10)]).toEqual([NaN, 3]);
    kernels.memory.set([7, 9], 8);
    kernels.maxPoolBackward(12, 8, 10, { geometry, channels: 1 });
    expect([...kernels.memory.subarray(12)]).toEqual([0, 7, 9, 0, 0, 0, 0, 0]);
  });
});

test('softmax equals the reference, and does not overflow', () => {
  const kernels = plainKernels(8);
  kernels.memory.set([1, 2, 3, 4, 1000, 1001, -1000, 0]);
  const expected = softmax({ data: Float32Array.from(kernels.memory), shape: [2, 4] });
  kernels.softmax(0, 2, 4);
  expectClose(kernels.memory, expected.data, 1e-7);
});
