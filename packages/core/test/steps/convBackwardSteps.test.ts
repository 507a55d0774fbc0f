import { describe, expect, test } from 'vitest';
import { convBackwardSteps, textbook } from '../../src/index.js';

const ones = (rows: number, columns: number) =>
  Array.from({ length: rows }, () => new Array<number>(columns).fill(1));

describe('convBackwardSteps', () => {
  const { filter, input, bias } = convBackwardSteps(ones(3, 3), textbook.image, textbook.filter);

  test('the first weight of the worked example is over the upper left 3×3 cells: 5 of them are 1', () => {
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

  test('the middle cell is under nine windows, under another weight in each', () => {
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

  test('the gradient of the bias is the sum of all', () => {
    expect(bias).toEqual([{ index: 0, channel: 0, gradients: new Array(9).fill(1), value: 9 }]);
  });

  test('a weight over padding has a term with the value 0', () => {
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
