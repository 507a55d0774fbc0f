import { describe, expect, test } from 'vitest';
import {
  averagePool2d,
  conv2d,
  convSteps,
  maxPool2d,
  poolSteps,
  sumPool2d,
  textbook,
} from '../../src/index.js';

const { image, filter, pooling } = textbook;

describe('textbook', () => {
  test('conv2d(image, filter) is 3×3, and its first value is 5', () => {
    const result = conv2d(image, filter);
    expect(result.shape).toEqual([3, 3]);
    expect([...result.data]).toEqual([5, 1, 2, 1, 4, 2, 4, 2, 4]);
  });

  test('conv2d(image, filter, { strides: 2 }) has four values', () => {
    const result = conv2d(image, filter, { strides: 2 });
    expect(result.shape).toEqual([2, 2]);
    expect([...result.data]).toEqual([5, 2, 4, 4]);
  });

  test('maxPool2d, averagePool2d and sumPool2d of pooling have four values', () => {
    expect([...maxPool2d(pooling).data]).toEqual([4, 5, 6, 4]);
    expect([...averagePool2d(pooling).data]).toEqual([2.5, 2, 2.25, 2.5]);
    expect([...sumPool2d(pooling).data]).toEqual([10, 8, 9, 10]);
  });

  test('convSteps(image, filter): the row sums of the first step add up to 5', () => {
    const [first] = convSteps(image, filter);
    expect(first).toMatchObject({
      index: 0,
      row: 0,
      column: 0,
      channel: 0,
      window: { row: 0, column: 0, height: 3, width: 3 },
      rowSums: [1, 2, 2],
      channelSums: [5],
      bias: 0,
      value: 5,
    });
    expect(first.products.flat(2)).toEqual([1, 0, 0, 0, 1, 1, 1, 0, 1]);
  });

  test('poolSteps(pooling): the largest cell of the first window is the 4 in the second row', () => {
    expect(poolSteps(pooling)[0]).toEqual({
      index: 0,
      row: 0,
      column: 0,
      channel: 0,
      window: { row: 0, column: 0, height: 2, width: 2 },
      values: [
        [1, 3],
        [4, 2],
      ],
      value: 4,
      argmax: { row: 1, column: 0 },
    });
  });
});
