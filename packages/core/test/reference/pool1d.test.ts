import { describe, expect, test } from 'vitest';
import {
  averagePool1d,
  averagePool1dBackward,
  maxPool1d,
  maxPool1dBackward,
  sumPool1d,
  sumPool1dBackward,
} from '../../src/index.js';

const line = [1, 2, 4, 8, 16];

describe('maxPool1d, averagePool1d and sumPool1d', () => {
  test('drop the cells that no window reaches', () => {
    expect([...maxPool1d(line).data]).toEqual([2, 8]);
    expect([...averagePool1d(line).data]).toEqual([1.5, 6]);
    expect([...sumPool1d(line, { poolSize: 3, strides: 1 }).data]).toEqual([7, 14, 28]);
  });

  test('leave padding out of the mean and of the largest value', () => {
    expect([...averagePool1d(line, { padding: 'same' }).data]).toEqual([1.5, 6, 16]);
    expect([...maxPool1d([-3, -1], { padding: [1, 0], strides: 1 }).data]).toEqual([-3, -1]);
  });

  test('refuse a pair as poolSize, and windows longer than the line', () => {
    expect(() => maxPool1d(line, { poolSize: [2, 2] as never })).toThrow(
      'maxPool1d: poolSize must be a positive whole number, but got [2, 2].',
    );
    expect(() => maxPool1d(line, { poolSize: 6 })).toThrow(
      'maxPool1d: poolSize must span at most the 5 cells of the padded input, but got "6 cells".',
    );
  });
});

test('maxPool1dBackward: the largest cell gets the gradient', () => {
  expect([...maxPool1dBackward([5, 7], line).data]).toEqual([0, 5, 0, 7, 0]);
});

test('averagePool1dBackward: the cells divide the gradient', () => {
  expect([...averagePool1dBackward([5, 7], line).data]).toEqual([2.5, 2.5, 3.5, 3.5, 0]);
});

test('sumPool1dBackward: every cell gets the gradient', () => {
  expect([...sumPool1dBackward([5, 7], line).data]).toEqual([5, 5, 7, 7, 0]);
});
