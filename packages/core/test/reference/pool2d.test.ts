import { describe, expect, test } from 'vitest';
import {
  averagePool2d,
  averagePool2dBackward,
  maxPool2d,
  maxPool2dBackward,
  poolSteps,
  sumPool2d,
  sumPool2dBackward,
} from '../../src/index.js';

const image = [
  [1, 2, 3],
  [4, 9, 9],
  [7, 8, 9],
];
const ones = [
  [1, 1],
  [1, 1],
];

describe('pooling', () => {
  test('a remainder that no window covers is dropped', () => {
    expect([...maxPool2d(image).data]).toEqual([9]);
    expect(maxPool2d(image).shape).toEqual([1, 1]);
  });

  test('strides 1', () => {
    expect([...maxPool2d(image, { strides: 1 }).data]).toEqual([9, 9, 9, 9]);
    expect([...sumPool2d(image, { strides: 1 }).data]).toEqual([16, 23, 28, 35]);
  });

  test('padding never counts: not as the largest of negatives, not in a mean', () => {
    const negative = [
      [-1, -2],
      [-3, -4],
    ];
    expect([...maxPool2d(negative, { padding: 1 }).data]).toEqual([-1, -2, -3, -4]);
    expect([...averagePool2d(negative, { padding: 'same', strides: 1 }).data]).toEqual([-2.5, -3, -3.5, -4]);
  });

  test('NaN propagates, wherever it stands in the window', () => {
    expect([
      ...maxPool2d([
        [1, NaN],
        [3, 2],
      ]).data,
    ]).toEqual([NaN]);
    expect([
      ...maxPool2d([
        [NaN, 1],
        [3, 2],
      ]).data,
    ]).toEqual([NaN]);
  });

  test('channels are pooled apart', () => {
    const input = { data: new Float32Array([1, 8, 2, 7, 3, 6, 4, 5]), shape: [2, 2, 2] };
    expect([...maxPool2d(input).data]).toEqual([4, 8]);
  });

  test('refuses windows that lie in the padding alone', () => {
    expect(() => maxPool2d(image, { padding: 2 })).toThrow(
      'maxPool2d: padding must be smaller than the pool size, but got 2.',
    );
  });
});

describe('pooling backward', () => {
  test('max: to the winner, the first of equals; overlapping windows add up', () => {
    expect([...maxPool2dBackward(ones, image, { strides: 1 }).data]).toEqual([0, 0, 0, 0, 4, 0, 0, 0, 0]);
    expect([...maxPool2dBackward([[5]], ones).data]).toEqual([5, 0, 0, 0]);
  });

  test('average: shared by the real cells of the window', () => {
    const gradient = averagePool2dBackward(
      ones,
      [
        [1, 2],
        [3, 4],
      ],
      { strides: 1, padding: 'same' },
    );
    expect([...gradient.data]).toEqual([0.25, 0.25 + 0.5, 0.25 + 0.5, 0.25 + 0.5 + 0.5 + 1]);
  });

  test('sum: the whole gradient to every cell', () => {
    expect([...sumPool2dBackward(ones, image, { strides: 1 }).data]).toEqual([1, 2, 1, 2, 4, 2, 1, 2, 1]);
  });
});

describe('poolSteps', () => {
  test('padded cells are null, the argmax is an input cell', () => {
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

  test.each(['max', 'average', 'sum'] as const)('%s folds to the function', (mode) => {
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
