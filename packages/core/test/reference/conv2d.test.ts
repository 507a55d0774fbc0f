import ndarray from 'ndarray';
import ops from 'ndarray-ops';
import { describe, expect, test } from 'vitest';
import { conv2d, textbook } from '../../src/index.js';

const image = [
  [1, 2, 3],
  [4, 5, 6],
  [7, 8, 9],
];

describe('conv2d', () => {
  test('x=[3,3] f=[2,2] valid', () => {
    const filter = [
      [1, 0],
      [0, -1],
    ];
    expect([...conv2d(image, filter).data]).toEqual([-4, -4, -4, -4]);
  });

  test('x=[3,3] f=[2,2] same: pads at the bottom and right', () => {
    const filter = [
      [1, 1],
      [1, 1],
    ];
    expect([...conv2d(image, filter, { padding: 'same' }).data]).toEqual([12, 16, 9, 24, 28, 15, 15, 17, 9]);
  });

  test('x=[3,3] f=[2,2] s=[2,1], padding by side', () => {
    const filter = [
      [1, 2],
      [3, 4],
    ];
    const padding = [
      [1, 0],
      [0, 0],
    ] as const;
    const result = conv2d(image, filter, { strides: [2, 1], padding });
    expect(result.shape).toEqual([2, 2]);
    expect([...result.data]).toEqual([11, 18, 4 + 10 + 21 + 32, 5 + 12 + 24 + 36]);
  });

  test('x=[3,3] f=[2,2] d=2: multiplies the corners', () => {
    const filter = [
      [1, 10],
      [100, 1000],
    ];
    expect([...conv2d(image, filter, { dilationRate: 2 }).data]).toEqual([1 + 30 + 700 + 9000]);
  });

  test('x=[1,2,2] f=[1,1,2,3]: sums over channels, has a channel per filter, adds the bias', () => {
    const input = [
      [
        [1, 2],
        [3, 4],
      ],
    ];
    const filter = [
      [
        [
          [1, 0, -1],
          [10, 1, 0],
        ],
      ],
    ];
    const result = conv2d(input, filter, { bias: [0, 100, 0.5] });
    expect(result.shape).toEqual([1, 2, 3]);
    expect([...result.data]).toEqual([21, 102, -0.5, 43, 104, -2.5]);
  });

  test('groups 2: each filter sees its half of the channels', () => {
    const input = [[[1, 2, 3, 4]]];
    const filter = [
      [
        [
          [1, 1],
          [10, 10],
        ],
      ],
    ];
    expect([...conv2d(input, filter, { groups: 2 }).data]).toEqual([21, 43]);
  });

  test('returns [oh,ow,out] for [h,w] with [kh,kw,1,out]; ranks 3 and 4 keep their rank', () => {
    const two = ndarray(new Float32Array(2 * 2 * 1 * 5), [2, 2, 1, 5]);
    expect(conv2d(image, two).shape).toEqual([2, 2, 5]);
    expect(conv2d(ndarray(new Float32Array(9), [3, 3, 1]), two).shape).toEqual([2, 2, 5]);
    expect(conv2d(ndarray(new Float32Array(18), [2, 3, 3, 1]), two).shape).toEqual([2, 2, 2, 5]);
  });

  test('reads a transposed ndarray by its strides; results are doubles for nested arrays', () => {
    const flat = ndarray(new Float32Array([1, 2, 3, 4, 5, 6, 7, 8, 9]), [3, 3]);
    const filter = [[1, 0]];
    expect([...conv2d(flat.transpose(1, 0), filter).data]).toEqual([1, 4, 2, 5, 3, 6]);
    expect(conv2d(flat, filter).data).toBeInstanceOf(Float32Array);
    expect(conv2d(image, filter).data).toBeInstanceOf(Float64Array);
  });

  test('returns an ndarray that ndarray-ops takes: the sum of the worked example is 25', () => {
    expect(ops.sum(conv2d(textbook.image, textbook.filter))).toBe(25);
  });

  test.each([
    [
      'another number of channels',
      () => conv2d([[[1, 2]], [[3, 4]]], [[1]]),
      'conv2d: filter must have 2 channels, as input and groups require, but got an array of shape [1, 1].',
    ],
    [
      'another rank',
      () => conv2d([1, 2], [[1]]),
      'conv2d: input must have rank 2 or 3 or 4, but got an array of shape [2].',
    ],
    [
      'ragged rows',
      () => conv2d([[1, 2], [3]], [[1]]),
      'conv2d: input must have rows of equal length (here 2), but got [3].',
    ],
    [
      'strings',
      () => conv2d([['1' as never]], [[1]]),
      'conv2d: input must hold only numbers, nested to the same depth, but got "1".',
    ],
    [
      'undefined as input',
      () => conv2d(undefined as never, [[1]]),
      'conv2d: input must be a nested number array, a typed array, an ndarray, or { data, shape }, but got undefined.',
    ],
    [
      'groups that do not divide the channels',
      () => conv2d([[[1, 2, 3]]], [[1]], { groups: 2 }),
      'conv2d: groups must divide the 3 channels of input and the 1 filters, but got 2.',
    ],
    ['BigInt', () => conv2d({ data: new BigInt64Array(1) as never, shape: [1, 1] }, [[1]]), /typed array/],
    [
      'data that is too short',
      () => conv2d({ data: new Float32Array(3), shape: [2, 2] }, [[1]]),
      /be inside its data, which holds 3 numbers/,
    ],
    [
      'a bias of another length',
      () => conv2d(image, [[1]], { bias: [1, 2] }),
      /bias must be a number or have one value for each of 1 filters/,
    ],
  ])('refuses %s', (_name, call, message) => {
    expect(call).toThrow(message);
  });
});
