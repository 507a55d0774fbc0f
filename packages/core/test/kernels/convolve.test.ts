import { describe, expect, test } from 'vitest';
import { selectKernels } from '../../src/kernels/selectKernels.js';
import { conv2d, conv2dBackward, maxPool2d, maxPool2dBackward } from '../../src/index.js';
import type { WindowAxis } from '../../src/arrays/window.js';
import { windowGeometry } from '../../src/arrays/windowGeometry.js';
import type { WindowOptions } from '../../src/arrays/windowOptions.js';
import { expectClose, numbers } from '../numericGradient.js';

const cases = [
  [[5, 7, 3], [3, 2], 5, 1, {}],
  [[28, 28, 1], [3, 3], 28, 1, {}],
  [[9, 6, 2], [2, 3], 12, 1, { strides: [2, 1] }],
  [[6, 6, 4], [3, 3], 6, 2, {}],
  [[7, 8, 3], [2, 2], 3, 3, { dilationRate: [2, 3] }],
  [[6, 9, 5], [3, 3], 9, 1, { dilationRate: [2, 1], strides: [1, 2] }],
  [[20, 19, 1], [5, 5], 4, 1, {}],
  [[4, 5, 2], [1, 1], 37, 1, {}],
] as const;

describe.each(['plain', 'simd'] as const)('%s kernels', async (option) => {
  const make = await selectKernels(option);

  describe.each(cases)(
    'x=%o f=%o out=%i groups=%i %o',
    ([h, w, channels], [kh, kw], filters, groups, given) => {
      const options: WindowOptions = given;
      const geometry = windowGeometry('conv2d', [h, w], [kh, kw], options);
      const positions = geometry.rows.output * geometry.columns.output;
      const depth = channels / groups;
      const windowSize = kh * kw * depth;
      const shape = { geometry, channels };
      const filterGroups = Array.from({ length: groups }, (_, group) => ({
        firstChannel: group * depth,
        depth,
        firstFilter: (group * filters) / groups,
        count: filters / groups,
        filters,
      }));
      const kernel = h * w * channels;
      const bias = kernel + windowSize * filters;
      const output = bias + filters;
      const gradient = output + positions * filters;

      test('convolve equals conv2d', () => {
        const kernels = make(gradient);
        kernels.memory.set(numbers(output));
        for (const group of filterGroups) kernels.convolve(output, 0, kernel, bias, shape, group);
        const { memory } = kernels;
        const expected = conv2d(
          { data: memory, shape: [h, w, channels] },
          { data: memory, shape: [kh, kw, depth, filters], offset: kernel },
          { ...options, groups, bias: { data: memory, shape: [filters], offset: bias } },
        );
        expectClose(memory.subarray(output, gradient), expected.data, 1e-5);
      });

      test('filterGradient equals conv2dBackward', () => {
        const kernels = make(gradient + windowSize * filters);
        kernels.memory.set(numbers(gradient));
        for (const group of filterGroups) kernels.filterGradient(gradient, 0, output, shape, group);
        const { memory } = kernels;
        const expected = conv2dBackward(
          { data: memory, shape: [geometry.rows.output, geometry.columns.output, filters], offset: output },
          { data: memory, shape: [h, w, channels] },
          { data: memory, shape: [kh, kw, depth, filters], offset: kernel },
          { ...options, groups },
        );
        expectClose(memory.subarray(gradient), expected.filter.data, 1e-4);
      });

      if (groups > 1 || geometry.columns.dilation > 1) return;
      test('sparseFilterGradient equals maxPool2dBackward, then conv2dBackward', () => {
        const [oh, ow] = [geometry.rows.output, geometry.columns.output];
        const pool = { poolSize: [Math.min(2, oh), Math.min(3, ow)] as const };
        const pooled = windowGeometry('maxPool2d', [oh, ow], pool.poolSize, { strides: pool.poolSize });
        const count = pooled.rows.output * pooled.columns.output;
        const values = gradient + windowSize * filters;
        const cells = values + count * filters;
        const table = cells + count * filters;
        const pooledOutput = table + positions;
        const kernels = make(pooledOutput + count * filters);
        const { memory } = kernels;
        memory.set(numbers(gradient));
        memory.set(numbers(count * filters), values);
        kernels.maxPool(pooledOutput, cells, output, { geometry: pooled, channels: filters });
        kernels.sparseFilterGradient(gradient, 0, values, cells, count, table, shape, filters);

        const convolved = { data: memory, shape: [oh, ow, filters], offset: output };
        const pooledShape = [pooled.rows.output, pooled.columns.output, filters];
        const pooledGradient = { data: memory, shape: pooledShape, offset: values };
        expect([...maxPool2d(convolved, pool).data]).toEqual([...memory.subarray(pooledOutput)]);
        const expected = conv2dBackward(
          maxPool2dBackward(pooledGradient, convolved, pool),
          { data: memory, shape: [h, w, channels] },
          { data: memory, shape: [kh, kw, depth, filters], offset: kernel },
          options,
        );
        expectClose(memory.subarray(gradient, values), expected.filter.data, 1e-4);
      });
    },
  );

  test('pad surrounds an image with zeros, and overwrites what was there', () => {
    const axis = (input: number, before: number, after: number) => ({ input, before, after }) as WindowAxis;
    const geometry = { rows: axis(2, 1, 0), columns: axis(2, 0, 2) };
    const kernels = make(8 + 24);
    kernels.memory.set([1, 2, 3, 4, 5, 6, 7, 8]);
    kernels.memory.fill(9, 8);
    kernels.pad(8, 0, { geometry, channels: 2 });
    const rows = [0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 0, 0, 0, 0, 5, 6, 7, 8, 0, 0, 0, 0];
    expect([...kernels.memory.subarray(8)]).toEqual(rows);
  });

  test.each([
    ['rows', { start: 0, rowStep: 600, columnStep: 1 }, { start: 5400, rowStep: 37, columnStep: 1 }],
    ['columns', { start: 0, rowStep: 1, columnStep: 9 }, { start: 5400, rowStep: 1, columnStep: 600 }],
  ])('multiply over several slices of k and groups of panels, with contiguous %s', (_name, a, b) => {
    const [m, k, n] = [9, 600, 37];
    const kernels = make(m * k + k * n + m * n);
    const c = m * k + k * n;
    kernels.memory.set(numbers(c));
    kernels.multiply(c, a, b, m, k, n);
    const at = (matrix: typeof a, i: number, j: number) =>
      kernels.memory[matrix.start + i * matrix.rowStep + j * matrix.columnStep];
    const expected = Array.from({ length: m * n }, (_, i) => {
      let sum = 0;
      for (let p = 0; p < k; p++) sum += at(a, Math.floor(i / n), p) * at(b, p, i % n);
      return sum;
    });
    expectClose(kernels.memory.subarray(c), expected, 1e-4);
  });
});
