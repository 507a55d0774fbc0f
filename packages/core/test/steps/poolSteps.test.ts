import { describe, expect, test } from 'vitest';
import { averagePool2d, maxPool2d, poolSteps, sumPool2d } from '../../src/index.js';

const image = [
  [1, 2, 3],
  [4, 9, 9],
  [7, 8, 9],
];
describe('poolSteps', () => {
  test('has null for padded cells; argmax is an input cell', () => {
    const [first] = poolSteps(image, { padding: 1, strides: 2 });
    expect(first).toMatchObject({
      window: { row: -1, column: -1, height: 2, width: 2 },
      values: [
        [null, null],
        [null, 1],
      ],
      value: 1,
      argmax: { row: 0, column: 0 },
    });
  });

  test.each(['max', 'average', 'sum'] as const)('%s: has exactly the values of the function', (mode) => {
    const input = {
      data: Float64Array.from({ length: 5 * 7 * 3 }, (_, i) => Math.sin(i * i)),
      shape: [5, 7, 3],
    };
    const options = { poolSize: [2, 3], strides: [1, 2], padding: 'same' } as const;
    const pool = { max: maxPool2d, average: averagePool2d, sum: sumPool2d }[mode];
    const values = poolSteps(input, { mode, ...options }).map(({ value }) => value);
    expect(values).toEqual([...pool(input, options).data]);
  });

  test('refuses an unknown mode', () => {
    expect(() => poolSteps(image, { mode: 'constructor' as never })).toThrow(
      'poolSteps: mode must be one of max, average, sum, but got "constructor".',
    );
  });
});
