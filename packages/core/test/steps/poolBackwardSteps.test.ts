import { describe, expect, test } from 'vitest';
import { poolBackwardSteps, textbook } from '../../src/index.js';

describe('poolBackwardSteps', () => {
  const gradient = [
    [1, 2],
    [3, 4],
  ];
  const shares = (mode: 'max' | 'average' | 'sum') =>
    poolBackwardSteps(gradient, textbook.pooling, { mode }).map((step) => step.shares);

  test('max: the largest cell gets the gradient', () => {
    expect(poolBackwardSteps(gradient, textbook.pooling)[0]).toEqual({
      index: 0,
      row: 0,
      column: 0,
      channel: 0,
      window: { row: 0, column: 0, height: 2, width: 2 },
      values: [
        [1, 3],
        [4, 2],
      ],
      argmax: { row: 1, column: 0 },
      gradient: 1,
      shares: [
        [0, 0],
        [1, 0],
      ],
    });
  });

  test('average: the cells divide the gradient evenly; sum: each gets all of it', () => {
    expect(shares('average')[1]).toEqual([
      [0.5, 0.5],
      [0.5, 0.5],
    ]);
    expect(shares('sum')[3]).toEqual([
      [4, 4],
      [4, 4],
    ]);
  });

  test('has null for padded cells', () => {
    const [first] = poolBackwardSteps([[1]], [[7]], {
      mode: 'average',
      padding: [
        [1, 0],
        [1, 0],
      ],
    });
    expect(first.shares).toEqual([
      [null, null],
      [null, 1],
    ]);
  });
});
