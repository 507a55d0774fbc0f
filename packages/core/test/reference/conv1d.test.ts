import { describe, expect, test } from 'vitest';
import {
  averagePool1d,
  averagePool1dBackward,
  conv1d,
  conv1dBackward,
  maxPool1d,
  maxPool1dBackward,
  sumPool1d,
} from '../../src/index.js';

const line = [1, 2, 4, 8, 16];

describe('conv1d', () => {
  test('x=[5] f=[2]: differences of neighbours', () => {
    expect([...conv1d(line, [-1, 1]).data]).toEqual([1, 2, 4, 8]);
  });

  test('strides, padding before and after, dilation, bias', () => {
    expect([...conv1d(line, [1, 1], { strides: 2, padding: [1, 0] }).data]).toEqual([1, 6, 24]);
    expect([...conv1d(line, [1, 1], { dilationRate: 3, bias: 0.5 }).data]).toEqual([9.5, 18.5]);
    expect(conv1d(line, [1, 1, 1], { padding: 'same' }).shape).toEqual([5]);
  });

  test('channels are summed, filters become channels; [l,c] and [n,l,c] keep their rank', () => {
    const stereo = [
      [1, 10],
      [2, 20],
    ];
    const filter = [
      [
        [1, 0],
        [1, 2],
      ],
    ];
    const result = conv1d(stereo, filter);
    expect(result.shape).toEqual([2, 2]);
    expect([...result.data]).toEqual([11, 20, 22, 40]);
    expect(conv1d([stereo, stereo, stereo], filter).shape).toEqual([3, 2, 2]);
  });

  test('backward: every weight the sum of the cells it met', () => {
    const gradient = conv1dBackward([1, 1, 1, 1], line, [-1, 1]);
    expect([...gradient.filter.data]).toEqual([15, 30]);
    expect([...gradient.input.data]).toEqual([-1, 0, 0, 0, 1]);
    expect([...gradient.bias.data]).toEqual([4]);
  });

  test.each([
    [() => conv1d([[[[1]]]], [1]), 'conv1d: input must have rank 1 or 2 or 3, but got an array of shape'],
    [() => conv1d(line, [[1]]), 'conv1d: filter must have rank 1 or 3, but got an array of shape [1, 1].'],
    [
      () => conv1d(line, [1], { strides: [1, 1] as never }),
      'conv1d: strides must be a positive whole number, but got [1, 1].',
    ],
    [
      () => conv1d(line, [1], { padding: [[1, 1]] as never }),
      "conv1d: padding must be 'valid', 'same', a whole number from 0, or [before, after], but got [[1, 1]].",
    ],
    [
      () => conv1d([1, 2], [1, 2, 3]),
      'conv1d: filter must span at most the 2 cells of the padded input, but got "3 cells".',
    ],
    [
      () => conv1dBackward([1], line, [1]),
      "conv1dBackward: outputGradient must have the output's shape [5], but got an array of shape [1].",
    ],
  ])('refuses %#', (call, message) => expect(call).toThrow(message));
});

describe('pooling along a line', () => {
  test('max, average and sum; a remainder is dropped', () => {
    expect([...maxPool1d(line).data]).toEqual([2, 8]);
    expect([...averagePool1d(line).data]).toEqual([1.5, 6]);
    expect([...sumPool1d(line, { poolSize: 3, strides: 1 }).data]).toEqual([7, 14, 28]);
  });

  test('padding never counts', () => {
    expect([...averagePool1d(line, { padding: 'same' }).data]).toEqual([1.5, 6, 16]);
    expect([...maxPool1d([-3, -1], { padding: [1, 0], strides: 1 }).data]).toEqual([-3, -1]);
  });

  test('backward: to the winner, or shared', () => {
    expect([...maxPool1dBackward([5, 7], line).data]).toEqual([0, 5, 0, 7, 0]);
    expect([...averagePool1dBackward([5, 7], line).data]).toEqual([2.5, 2.5, 3.5, 3.5, 0]);
  });

  test('refuses a pair as poolSize', () => {
    expect(() => maxPool1d(line, { poolSize: [2, 2] as never })).toThrow(
      'maxPool1d: poolSize must be a positive whole number, but got [2, 2].',
    );
    expect(() => maxPool1d(line, { poolSize: 6 })).toThrow(
      'maxPool1d: poolSize must span at most the 5 cells of the padded input, but got "6 cells".',
    );
  });
});
