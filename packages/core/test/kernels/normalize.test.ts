import { describe, expect, test } from 'vitest';
import { selectKernels } from '../../src/kernels/selectKernels.js';
import { expectClose, numbers } from '../numericGradient.js';

describe.each(['plain', 'simd'] as const)('%s kernels', async (option) => {
  const make = await selectKernels(option);

  describe.each([
    [1, 5],
    [7, 1],
    [6, 4],
    [30, 6],
    [9, 11],
  ])('normalization of the columns of x [%i, %i]', (rows, width) => {
    const size = rows * width;
    const [x, gradient, coefficients, to] = [0, size, 2 * size, 2 * size + 4 * width];
    const end = to + Math.max(size, 2 * width);

    function makeFilled() {
      const kernels = make(end + 1);
      kernels.memory.set(numbers(to));
      kernels.memory[end] = 5;
      return kernels;
    }
    const values = Float64Array.from(makeFilled().memory);
    const column = (block: number, j: number) =>
      Array.from({ length: rows }, (_, row) => values[block + row * width + j]);
    const coefficient = (row: number, j: number) => values[coefficients + row * width + j];
    const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
    /** Of a block `[rows, width]` or `[2, width]`, by the values of each column. */
    const fromColumns = (length: number, columnOf: (j: number) => number[]) => {
      const columns = Array.from({ length: width }, (_, j) => columnOf(j));
      return Array.from({ length: length * width }, (_, i) => columns[i % width][Math.floor(i / width)]);
    };

    test('columnMoments', () => {
      const kernels = makeFilled();
      kernels.columnMoments(to, x, rows, width);
      const expected = fromColumns(2, (j) => {
        const mean = sum(column(x, j)) / rows;
        return [mean, sum(column(x, j).map((value) => (value - mean) ** 2))];
      });
      expectClose(kernels.memory.subarray(to, to + 2 * width), expected, 1e-5);
    });

    test('normalizeColumns', () => {
      const kernels = makeFilled();
      kernels.normalizeColumns(to, x, rows, width, coefficients);
      const expected = fromColumns(rows, (j) =>
        column(x, j).map((value) => (value - coefficient(0, j)) * coefficient(1, j) + coefficient(2, j)),
      );
      expectClose(kernels.memory.subarray(to, to + size), expected, 2e-6);
      expect(kernels.memory[end]).toBe(5);
    });

    test('normalizedGradientSums', () => {
      const kernels = makeFilled();
      kernels.normalizedGradientSums(to, gradient, x, rows, width, coefficients);
      const expected = fromColumns(2, (j) => {
        const dy = column(gradient, j);
        return [sum(dy), sum(column(x, j).map((value, row) => dy[row] * (value - coefficient(0, j))))];
      });
      expectClose(kernels.memory.subarray(to, to + 2 * width), expected, 1e-5);
    });

    test('normalizeColumnsBackward', () => {
      const kernels = makeFilled();
      kernels.normalizeColumnsBackward(to, gradient, x, rows, width, coefficients);
      const expected = fromColumns(rows, (j) => {
        const [mean, factor, slope, shift] = [0, 1, 2, 3].map((row) => coefficient(row, j));
        const dy = column(gradient, j);
        return column(x, j).map((value, row) => dy[row] * factor - (value - mean) * slope - shift);
      });
      expectClose(kernels.memory.subarray(to, to + size), expected, 4e-6);
      expect(kernels.memory[end]).toBe(5);
    });
  });

  test('the variance of large values that differ little keeps its digits', () => {
    const [rows, width] = [100, 5];
    const kernels = make(rows * width + 2 * width);
    for (let i = 0; i < rows * width; i++) kernels.memory[i] = 100000 + (Math.floor(i / width) % 2);
    kernels.columnMoments(rows * width, 0, rows, width);
    const result = [...kernels.memory.subarray(rows * width)];
    expect(result).toEqual([...new Array(width).fill(100000.5), ...new Array(width).fill(25)]);
  });
});
