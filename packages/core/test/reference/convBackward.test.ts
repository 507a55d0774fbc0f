import { describe, expect, test } from 'vitest';
import { conv1dBackward, conv2dBackward, textbook } from '../../src/index.js';

describe('conv2dBackward', () => {
  test('of ones, for the worked example: bias 9, and each weight the sum of the cells under it', () => {
    const ones = [
      [1, 1, 1],
      [1, 1, 1],
      [1, 1, 1],
    ];
    const gradient = conv2dBackward(ones, textbook.image, textbook.filter);
    expect([...gradient.bias.data]).toEqual([9]);
    expect([...gradient.filter.data]).toEqual([5, 4, 4, 5, 5, 5, 5, 5, 5]);
    expect(gradient.input.shape).toEqual([5, 5]);
    expect(gradient.input.get(2, 2)).toBe(5);
    expect(gradient.input.get(0, 0)).toBe(1);
    expect(gradient.input.get(4, 4)).toBe(1);
    expect(gradient.input.get(0, 4)).toBe(0);
  });

  test('refuses a gradient of another shape', () => {
    expect(() => conv2dBackward([[1]], textbook.image, textbook.filter)).toThrow(
      "conv2dBackward: outputGradient must have the output's shape [3, 3], but got an array of shape [1, 1].",
    );
  });
});

describe('conv1dBackward', () => {
  const line = [1, 2, 4, 8, 16];

  test('of ones: each weight the sum of the cells under it', () => {
    const gradient = conv1dBackward([1, 1, 1, 1], line, [-1, 1]);
    expect([...gradient.filter.data]).toEqual([15, 30]);
    expect([...gradient.input.data]).toEqual([-1, 0, 0, 0, 1]);
    expect([...gradient.bias.data]).toEqual([4]);
  });

  test('refuses a gradient of another shape', () => {
    expect(() => conv1dBackward([1], line, [1])).toThrow(
      "conv1dBackward: outputGradient must have the output's shape [5], but got an array of shape [1].",
    );
  });
});
