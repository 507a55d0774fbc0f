import { describe, expect, test } from 'vitest';
import {
  averagePool2d,
  averagePool2dBackward,
  maxPool2d,
  maxPool2dBackward,
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

describe('maxPool2d, averagePool2d and sumPool2d', () => {
  test('drop the cells that no window reaches', () => {
    expect([...maxPool2d(image).data]).toEqual([9]);
    expect(maxPool2d(image).shape).toEqual([1, 1]);
  });

  test('strides 1: windows overlap', () => {
    expect([...maxPool2d(image, { strides: 1 }).data]).toEqual([9, 9, 9, 9]);
    expect([...sumPool2d(image, { strides: 1 }).data]).toEqual([16, 23, 28, 35]);
  });

  test('leave padding out, of the largest of negative values and of the mean', () => {
    const negative = [
      [-1, -2],
      [-3, -4],
    ];
    expect([...maxPool2d(negative, { padding: 1 }).data]).toEqual([-1, -2, -3, -4]);
    expect([...averagePool2d(negative, { padding: 'same', strides: 1 }).data]).toEqual([-2.5, -3, -3.5, -4]);
  });

  test('maxPool2d propagates NaN from any cell of the window', () => {
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

  test('maxPool2d pools each channel for itself', () => {
    const input = { data: new Float32Array([1, 8, 2, 7, 3, 6, 4, 5]), shape: [2, 2, 2] };
    expect([...maxPool2d(input).data]).toEqual([4, 8]);
  });

  test('maxPool2d refuses windows in the padding alone', () => {
    expect(() => maxPool2d(image, { padding: 2 })).toThrow(
      'maxPool2d: padding must be smaller than the pool size, but got 2.',
    );
  });
});

test('maxPool2dBackward: the largest cell, the first of equals, gets the gradient; overlapping windows add up', () => {
  expect([...maxPool2dBackward(ones, image, { strides: 1 }).data]).toEqual([0, 0, 0, 0, 4, 0, 0, 0, 0]);
  expect([...maxPool2dBackward([[5]], ones).data]).toEqual([5, 0, 0, 0]);
});

test('averagePool2dBackward: the cells of the window that are not padding divide the gradient', () => {
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

test('sumPool2dBackward: every cell gets the gradient', () => {
  expect([...sumPool2dBackward(ones, image, { strides: 1 }).data]).toEqual([1, 2, 1, 2, 4, 2, 1, 2, 1]);
});
