import { describe, expect, test } from 'vitest';
import { compileAssembly, forShared, hashSources } from '../../scripts/buildKernels.mjs';
import { selectKernels } from '../../src/kernels/selectKernels.js';
import { binary, memoryImport, sourceHash } from '../../src/kernels/simd/binary.js';
import { importSharedMemory } from '../../src/kernels/simd/sharedMemory.js';
import {
  averagePool2d,
  averagePool2dBackward,
  conv2d,
  dense,
  maxPool2d,
  softmax,
  sumPool2d,
  sumPool2dBackward,
} from '../../src/index.js';
import { windowGeometry } from '../../src/arrays/windowGeometry.js';
import { expectClose, numbers } from '../numericGradient.js';

describe.each(['plain', 'simd'] as const)('%s kernels', async (option) => {
  const make = await selectKernels(option);

  test('selectKernels returns the kernels that are requested', () => {
    expect(make(4).name).toBe(option);
  });

  describe('multiply equals dense, for sizes that are multiples of its tiles and sizes that are not', () => {
    const sizes = [1, 3, 4, 5, 8, 11];
    const shapes = sizes.flatMap((m) => sizes.flatMap((n) => [1, 2, 9].map((k) => [m, k, n] as const)));
    test.each([
      ['a and b', false, false],
      ['a transposed', true, false],
      ['b transposed', false, true],
    ])('%s', (_name, aTransposed, bTransposed) => {
      for (const [m, k, n] of shapes) {
        const kernels = make(m * k + k * n + n + m * n);
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

  describe('unfold, then multiply, equals conv2d', () => {
    test.each([
      [[5, 7, 3], [3, 2], {}],
      [[5, 5, 1], [3, 3], { strides: 2, padding: 'same' }],
      [[4, 9, 2], [2, 3], { dilationRate: [1, 3], padding: 1, strides: [1, 2] }],
    ] as const)('x=%o f=%o %o', ([h, w, channels], [kh, kw], options) => {
      const geometry = windowGeometry('conv2d', [h, w], [kh, kw], options);
      const positions = geometry.rows.output * geometry.columns.output;
      const windowSize = kh * kw * channels;
      const filters = 5;
      const kernels = make(h * w * channels + windowSize * filters + positions * (windowSize + filters));
      const filter = h * w * channels;
      const columns = filter + windowSize * filters;
      const output = columns + positions * windowSize;
      kernels.memory.set(numbers(columns));
      kernels.unfold(columns, 0, { geometry, channels }, { first: 0, depth: channels });
      kernels.multiply(
        output,
        { start: columns, rowStep: windowSize, columnStep: 1 },
        { start: filter, rowStep: filters, columnStep: 1 },
        positions,
        windowSize,
        filters,
      );
      const expected = conv2d(
        { data: kernels.memory, shape: [h, w, channels] },
        { data: kernels.memory, shape: [kh, kw, channels, filters], offset: filter },
        options,
      );
      expectClose(kernels.memory.subarray(output, output + positions * filters), expected.data, 1e-5);
    });

    test('fold adds every value of a window to its cell', () => {
      const geometry = windowGeometry('conv2d', [3, 3], [2, 2], { padding: 'same' });
      const kernels = make(9 + 9 * 4);
      kernels.memory.fill(1, 9);
      kernels.fold(0, 9, { geometry, channels: 1 }, { first: 0, depth: 1 });
      expect([...kernels.memory.subarray(0, 9)]).toEqual([1, 2, 2, 2, 4, 4, 2, 4, 4]);
    });
  });

  describe('maxPool', () => {
    test.each([
      [[6, 6, 2], { poolSize: 2 }],
      [[7, 5, 3], { poolSize: [3, 2], strides: 2, padding: 'same' }],
      [[6, 8, 9], { poolSize: 2 }],
      [[5, 7, 9], { poolSize: 2, strides: 2, padding: 'same' }],
      [[5, 7, 6], { poolSize: 2, strides: 1, padding: [[0, 1], [0, 0]] }], // prettier-ignore
      [[5, 7, 6], { poolSize: 2, strides: 1, padding: [[0, 0], [0, 1]] }], // prettier-ignore
      [[7, 8, 5], { poolSize: 2, strides: 3 }],
      [[6, 6, 9], { poolSize: 3, strides: 1, padding: 1 }],
    ] as const)('x=%o %o equals maxPool2d to the bit', (shape, options) => {
      // Negative, so that a 0 from outside the image would be seen.
      const data = Float32Array.from(
        numbers(shape[0] * shape[1] * shape[2]),
        (value) => -1 - Math.abs(value),
      );
      const expected = maxPool2d({ data, shape }, options);
      const [high, wide = high] = [options.poolSize].flat() as number[];
      const poolSize = [high, wide] as const;
      const geometry = windowGeometry('maxPool2d', [shape[0], shape[1]], poolSize, {
        strides: 2,
        ...options,
      });
      const kernels = make(data.length + 2 * expected.data.length);
      kernels.memory.set(data);
      kernels.maxPool(data.length, data.length + expected.data.length, 0, { geometry, channels: shape[2] });
      expect(kernels.memory.slice(data.length, data.length + expected.data.length)).toEqual(expected.data);
    });

    test.each([1, 6])(
      'the maximum is NaN if there is one, else the first of equal values, in %i channels',
      (channels) => {
        const inEachChannel = (values: number[]) =>
          values.flatMap((value) => Array.from({ length: channels }, () => value));
        const geometry = windowGeometry('maxPool2d', [2, 4], [2, 2], { strides: 2 });
        const kernels = make((8 + 2 + 2 + 8) * channels);
        kernels.memory.set(inEachChannel([1, NaN, 3, 3, 5, 2, 3, 3]));
        kernels.maxPool(8 * channels, 10 * channels, 0, { geometry, channels });
        expect([...kernels.memory.subarray(8 * channels, 10 * channels)]).toEqual(inEachChannel([NaN, 3]));
        kernels.memory.set(inEachChannel([7, 9]), 8 * channels);
        kernels.maxPoolBackward(12 * channels, 8 * channels, 10 * channels, { geometry, channels });
        expect([...kernels.memory.subarray(12 * channels)]).toEqual(inEachChannel([0, 7, 9, 0, 0, 0, 0, 0]));
      },
    );
  });

  describe.each([
    [[6, 6, 1], { poolSize: 2 }],
    [[6, 8, 6], { poolSize: 2 }],
    [[7, 5, 3], { poolSize: [3, 2], strides: 2, padding: 'same' }],
    [[5, 7, 4], { poolSize: 3, strides: 1, padding: [[0, 1], [2, 0]] }], // prettier-ignore
    [[7, 8, 9], { poolSize: 2, strides: 3 }],
    [[4, 5, 16], { poolSize: [4, 5] }],
  ] as const)('average and sum pooling of x=%o %o', (shape, options) => {
    const [height, width, channels] = shape;
    const [high, wide = high] = [options.poolSize].flat() as number[];
    const geometry = windowGeometry('averagePool2d', [height, width], [high, wide], {
      strides: [high, wide],
      ...options,
    });
    const pooled = [geometry.rows.output, geometry.columns.output, channels];
    const [inputs, outputs] = [height * width * channels, pooled[0] * pooled[1] * channels];
    const x = { data: Float32Array.from(numbers(inputs)), shape };

    test.each([
      ['averagePool2d', averagePool2d, averagePool2dBackward, true],
      ['sumPool2d', sumPool2d, sumPool2dBackward, false],
    ] as const)('%s', (_name, pool, poolBackward, mean) => {
      const kernels = make(inputs + outputs + inputs + 1);
      const { memory } = kernels;
      const [output, gradient] = [inputs, inputs + outputs];
      memory.set(x.data);
      memory.fill(5, gradient);
      kernels.averagePool(output, 0, { geometry, channels }, mean);
      expectClose(memory.subarray(output, gradient), pool(x, options).data, 2e-6);
      const dOutput = { data: Float32Array.from(numbers(outputs, 2)), shape: pooled };
      memory.set(dOutput.data, output);
      kernels.averagePoolBackward(gradient, output, { geometry, channels }, mean);
      const expected = poolBackward(dOutput, x, options).data;
      expectClose(memory.subarray(gradient, gradient + inputs), expected, 2e-6);
      expect(memory[gradient + inputs]).toBe(5);
    });
  });

  test('softmax equals the reference, also for values whose exponential overflows', () => {
    const kernels = make(8);
    kernels.memory.set([1, 2, 3, 4, 1000, 1001, -1000, 0]);
    const expected = softmax({ data: Float32Array.from(kernels.memory), shape: [2, 4] });
    kernels.softmax(0, 2, 4);
    expectClose(kernels.memory, expected.data, 1e-7);
  });

  describe('a product computed in parts has the bits of the whole', () => {
    test.each([1, 2, 3, 5, 9])('rows of a product in parts of %i', (part) => {
      const [m, k, n] = [11, 600, 13];
      const kernels = make(m * k + k * n + 2 * m * n);
      const [b, whole, parts] = [m * k, m * k + k * n, m * k + k * n + m * n];
      kernels.memory.set(numbers(whole));
      const a = (row: number) => ({ start: row * k, rowStep: k, columnStep: 1 });
      kernels.multiply(whole, a(0), { start: b, rowStep: n, columnStep: 1 }, m, k, n);
      for (let row = 0; row < m; row += part) {
        kernels.multiply(
          parts + row * n,
          a(row),
          { start: b, rowStep: n, columnStep: 1 },
          Math.min(part, m - row),
          k,
          n,
        );
      }
      const result = (start: number) => [...kernels.memory.subarray(start, start + m * n)];
      expect(result(parts)).toEqual(result(whole));
    });
  });

  test('sumRows, and relu and rescale over 11 values', () => {
    const kernels = make(60);
    const values = Float32Array.from(numbers(33));
    kernels.memory.set(values);
    kernels.sumRows(40, 0, 3, 11, 2, 11);
    for (let i = 2; i < 11; i++)
      expect(kernels.memory[40 + i]).toBeCloseTo(values[i] + values[11 + i] + values[22 + i], 5);
    kernels.rescale(40, 0, 11, 2, -1);
    expectClose(
      kernels.memory.subarray(40, 51),
      values.subarray(0, 11).map((x) => 2 * x - 1),
      1e-6,
    );
    kernels.activate('relu', 0, 11);
    expect([...kernels.memory.subarray(0, 11)]).toEqual(
      [...values.subarray(0, 11)].map((x) => Math.max(x, 0)),
    );
    kernels.activateBackward('relu', 11, 0, 11);
    expect([...kernels.memory.subarray(11, 22)]).toEqual(
      [...values.subarray(11, 22)].map((g, i) => (values[i] > 0 ? g : 0)),
    );
  });
});

test('the SIMD binary is compiled from the sources in assembly/', async () => {
  expect(sourceHash).toBe(await hashSources());
});

test('the module for shared memory is the one that is compiled for it', async () => {
  const bytes = Uint8Array.from(atob(binary), (letter) => letter.charCodeAt(0));
  const compiled = await compileAssembly('assembly/index.ts', forShared);
  expect(Buffer.from(importSharedMemory(bytes, memoryImport)).equals(compiled)).toBe(true);
});
