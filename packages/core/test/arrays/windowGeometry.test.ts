import { describe, expect, test } from 'vitest';
import { ArgumentError } from '../../src/arrays/errors.js';
import { windowGeometry } from '../../src/arrays/windowGeometry.js';

const rows = (input: number, kernel: number, options: Parameters<typeof windowGeometry>[3]) =>
  windowGeometry('conv2d', [input, input], [kernel, kernel], options).rows;

describe('windowGeometry', () => {
  test.each([
    [5, 3, {}, 3, 0, 0],
    [5, 3, { strides: 2 }, 2, 0, 0],
    [6, 3, { strides: 2 }, 2, 0, 0],
    [5, 3, { padding: 'same' as const }, 5, 1, 1],
    [5, 2, { padding: 'same' as const }, 5, 0, 1],
    [6, 3, { padding: 'same' as const, strides: 2 }, 3, 0, 1],
    [5, 1, { padding: 'same' as const, strides: 3 }, 2, 0, 0],
    [5, 3, { padding: 2 }, 7, 2, 2],
    [7, 3, { dilationRate: 2 }, 3, 0, 0],
    [7, 3, { dilationRate: 3 }, 1, 0, 0],
  ])(
    'input %i, kernel %i, %o: %i positions, %i cells before and %i after',
    (input, kernel, options, output, before, after) => {
      expect(rows(input, kernel, options)).toMatchObject({ output, before, after });
    },
  );

  test('rows and columns have their own stride, padding and dilation', () => {
    const geometry = windowGeometry('conv2d', [6, 9], [2, 3], {
      strides: [2, 1],
      padding: [
        [1, 0],
        [0, 2],
      ],
      dilationRate: [1, 2],
    });
    expect(geometry.rows).toMatchObject({ before: 1, after: 0, span: 2, output: 3 });
    expect(geometry.columns).toMatchObject({ before: 0, after: 2, span: 5, output: 7 });
  });

  test.each([0, -1, 1.5, NaN, '2', null, [1], [1, 2, 3], [1, 0]].map((value) => [value]))(
    'refuses strides %o',
    (strides) => {
      expect(() => rows(5, 3, { strides: strides as number })).toThrow(ArgumentError);
    },
  );

  test.each(['full', -1, 1.5, NaN, null, [[1, 1]], [[1, 1], [1]], [1, 1]].map((value) => [value]))(
    'refuses padding %o',
    (padding) => {
      expect(() => rows(5, 3, { padding: padding as number })).toThrow(/padding must be 'valid', 'same'/);
    },
  );

  test('refuses a filter larger than the padded input, and states both sizes', () => {
    expect(() => rows(2, 3, {})).toThrow(
      'conv2d: filter must span at most the 2 rows of the padded input, but got "3 rows".',
    );
  });
});
