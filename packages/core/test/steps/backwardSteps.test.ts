import { describe, expect, test } from 'vitest';
import { convBackwardSteps, poolBackwardSteps, textbook } from '../../src/index.js';

const ones = (rows: number, columns: number) =>
  Array.from({ length: rows }, () => new Array<number>(columns).fill(1));

describe('convBackwardSteps', () => {
  const { filter, input, bias } = convBackwardSteps(ones(3, 3), textbook.image, textbook.filter);

  test("the chapter's first weight met the image's upper left 3×3 cells: 5 of them are 1", () => {
    expect(filter).toHaveLength(9);
    expect(filter[0]).toMatchObject({ index: 0, row: 0, column: 0, channel: 0, filter: 0, value: 5 });
    expect(filter[0].terms).toHaveLength(9);
    expect(filter[0].terms[5]).toEqual({
      row: 1,
      column: 2,
      cell: { row: 1, column: 2 },
      gradient: 1,
      value: 1,
      product: 1,
    });
  });

  test('its middle cell is covered by nine windows, by another weight in each', () => {
    const middle = input[12];
    expect(middle).toMatchObject({ index: 12, row: 2, column: 2, channel: 0, value: 5 });
    expect(middle.terms.map(({ weight }) => weight.row * 3 + weight.column)).toEqual([
      8, 7, 6, 5, 4, 3, 2, 1, 0,
    ]);
    expect(middle.terms[0]).toEqual({
      row: 0,
      column: 0,
      channel: 0,
      window: { row: 0, column: 0, height: 3, width: 3 },
      weight: { row: 2, column: 2 },
      gradient: 1,
      value: 1,
      product: 1,
    });
    expect(input[0].terms).toHaveLength(1);
  });

  test('the bias gets all of it', () => {
    expect(bias).toEqual([{ index: 0, channel: 0, gradients: new Array(9).fill(1), value: 9 }]);
  });

  test('a weight over padding met 0 there', () => {
    const steps = convBackwardSteps([[1, 1]], [[5]], [[2, 3]], {
      padding: [
        [0, 0],
        [1, 1],
      ],
    });
    expect(steps.filter[0].terms.map(({ cell, value }) => [cell.column, value])).toEqual([
      [-1, 0],
      [0, 5],
    ]);
  });

  test('refuses a gradient of another shape', () => {
    expect(() => convBackwardSteps([[1]], textbook.image, textbook.filter)).toThrow(
      "convBackwardSteps: outputGradient must have the output's shape [3, 3], but got an array of shape [1, 1].",
    );
  });
});

describe('poolBackwardSteps', () => {
  const gradient = [
    [1, 2],
    [3, 4],
  ];
  const shares = (mode: 'max' | 'average' | 'sum') =>
    poolBackwardSteps(gradient, textbook.pooling, { mode }).map((step) => step.shares);

  test('max routes all of it to the winner', () => {
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

  test('average shares it evenly, sum gives all of it to each', () => {
    expect(shares('average')[1]).toEqual([
      [0.5, 0.5],
      [0.5, 0.5],
    ]);
    expect(shares('sum')[3]).toEqual([
      [4, 4],
      [4, 4],
    ]);
  });

  test('padding gets null', () => {
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
