import { describe, expect, test } from 'vitest';
import { conv2d, convSteps } from '../../src/index.js';

const image = [
  [1, 2, 3],
  [4, 5, 6],
  [7, 8, 9],
];

describe('convSteps', () => {
  test('with padding: the window begins at −1, padded cells are 0', () => {
    const [first] = convSteps(
      image,
      [
        [1, 1, 1],
        [1, 1, 1],
        [1, 1, 1],
      ],
      { padding: 1, bias: 2 },
    );
    expect(first.window).toEqual({ row: -1, column: -1, height: 3, width: 3 });
    expect(first.values.flat(2)).toEqual([0, 0, 0, 0, 1, 2, 0, 4, 5]);
    expect(first).toMatchObject({ rowSums: [0, 3, 9], bias: 2, value: 14 });
  });

  test('have exactly the values of conv2d, with channels, strides, dilation and groups', () => {
    const input = {
      data: Float64Array.from({ length: 7 * 6 * 4 }, (_, i) => Math.sin(i) / 3),
      shape: [7, 6, 4],
    };
    const filter = {
      data: Float64Array.from({ length: 3 * 2 * 2 * 6 }, (_, i) => Math.cos(i) / 7),
      shape: [3, 2, 2, 6],
    };
    const options = { strides: [2, 1], padding: 'same', dilationRate: [1, 2], groups: 2, bias: 0.1 } as const;
    const steps = convSteps(input, filter, options);
    expect(steps.map(({ value }) => value)).toEqual([...conv2d(input, filter, options).data]);
    for (const { rowSums, channelSums, bias, value } of steps) {
      expect(rowSums.reduce((a, b) => a + b) + bias).toBe(value);
      expect(channelSums.reduce((a, b) => a + b) + bias).toBeCloseTo(value, 12);
    }
  });
});
