import { describe, expect, test } from 'vitest';
import { conv1d } from '../../src/index.js';

const line = [1, 2, 4, 8, 16];

describe('conv1d', () => {
  test('x=[5] f=[2]: differences of neighbours', () => {
    expect([...conv1d(line, [-1, 1]).data]).toEqual([1, 2, 4, 8]);
  });

  test('takes strides, padding before and after, dilation and a bias', () => {
    expect([...conv1d(line, [1, 1], { strides: 2, padding: [1, 0] }).data]).toEqual([1, 6, 24]);
    expect([...conv1d(line, [1, 1], { dilationRate: 3, bias: 0.5 }).data]).toEqual([9.5, 18.5]);
    expect(conv1d(line, [1, 1, 1], { padding: 'same' }).shape).toEqual([5]);
  });

  test('sums over channels, has a channel per filter; [l,c] and [n,l,c] keep their rank', () => {
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
  ])('refuses %#', (call, message) => expect(call).toThrow(message));
});
