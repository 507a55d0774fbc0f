import ndarray from 'ndarray';
import ops from 'ndarray-ops';
import { describe, expect, test } from 'vitest';
import { conv2d, conv2dBackward, convSteps, textbook } from '../../src/index.js';

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

  test('x=[3,3] f=[2,2] same pads at bottom and right', () => {
    const filter = [
      [1, 1],
      [1, 1],
    ];
    expect([...conv2d(image, filter, { padding: 'same' }).data]).toEqual([12, 16, 9, 24, 28, 15, 15, 17, 9]);
  });

  test('x=[3,3] f=[2,2] strides [2,1] padding per side', () => {
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

  test('x=[3,3] f=[2,2] dilationRate 2 touches the corners', () => {
    const filter = [
      [1, 10],
      [100, 1000],
    ];
    expect([...conv2d(image, filter, { dilationRate: 2 }).data]).toEqual([1 + 30 + 700 + 9000]);
  });

  test('x=[1,2,2] f=[1,1,2,3]: channels are summed, filters become channels, bias is added', () => {
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

  test('groups: each filter sees its own half of the channels', () => {
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

  test('ranks: [h,w] with [kh,kw,1,out] gives [oh,ow,out]; 3 and 4 keep their rank', () => {
    const two = ndarray(new Float32Array(2 * 2 * 1 * 5), [2, 2, 1, 5]);
    expect(conv2d(image, two).shape).toEqual([2, 2, 5]);
    expect(conv2d(ndarray(new Float32Array(9), [3, 3, 1]), two).shape).toEqual([2, 2, 5]);
    expect(conv2d(ndarray(new Float32Array(18), [2, 3, 3, 1]), two).shape).toEqual([2, 2, 2, 5]);
  });

  test('a transposed ndarray is honoured, and nested arrays give doubles', () => {
    const flat = ndarray(new Float32Array([1, 2, 3, 4, 5, 6, 7, 8, 9]), [3, 3]);
    const filter = [[1, 0]];
    expect([...conv2d(flat.transpose(1, 0), filter).data]).toEqual([1, 4, 2, 5, 3, 6]);
    expect(conv2d(flat, filter).data).toBeInstanceOf(Float32Array);
    expect(conv2d(image, filter).data).toBeInstanceOf(Float64Array);
  });

  test('results work with ndarray-ops: the sum of the chapter is 25', () => {
    expect(ops.sum(conv2d(textbook.image, textbook.filter))).toBe(25);
  });

  test.each([
    [
      'wrong channels',
      () => conv2d([[[1, 2]], [[3, 4]]], [[1]]),
      'conv2d: filter must have 2 channels, as input and groups require, but got an array of shape [1, 1].',
    ],
    [
      'wrong rank',
      () => conv2d([1, 2], [[1]]),
      'conv2d: input must have rank 2 or 3 or 4, but got an array of shape [2].',
    ],
    [
      'ragged rows',
      () => conv2d([[1, 2], [3]], [[1]]),
      'conv2d: input must have rows of equal length (here 2), but got [3].',
    ],
    [
      'text',
      () => conv2d([['1' as never]], [[1]]),
      'conv2d: input must hold only numbers, nested to the same depth, but got "1".',
    ],
    [
      'nothing',
      () => conv2d(undefined as never, [[1]]),
      'conv2d: input must be a nested number array, an ndarray, or { data, shape }, but got undefined.',
    ],
    [
      'groups',
      () => conv2d([[[1, 2, 3]]], [[1]], { groups: 2 }),
      'conv2d: groups must divide the 3 channels of input and the 1 filters, but got 2.',
    ],
    ['BigInt', () => conv2d({ data: new BigInt64Array(1) as never, shape: [1, 1] }, [[1]]), /typed array/],
    [
      'too short',
      () => conv2d({ data: new Float32Array(3), shape: [2, 2] }, [[1]]),
      /be inside its data, which holds 3 numbers/,
    ],
    [
      'bias',
      () => conv2d(image, [[1]], { bias: [1, 2] }),
      /bias must be a number or have one value for each of 1 filters/,
    ],
  ])('refuses %s', (_name, call, message) => {
    expect(call).toThrow(message);
  });
});

describe('conv2dBackward', () => {
  test('the chapter, with a gradient of ones: bias 9, and each weight the sum of the cells it met', () => {
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

describe('convSteps', () => {
  test('padding: the window begins at −1, padded cells are 0', () => {
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

  test('fold to exactly what conv2d gives, over channels, strides, dilation and groups', () => {
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
