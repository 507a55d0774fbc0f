import { describe, expect, test } from 'vitest';
import { conv2dTranspose, conv2dTransposeBackward } from '../../src/index.js';

const cells = [
  [1, 2],
  [3, 4],
];
const filter = [
  [1, 10],
  [100, 1000],
];

describe('conv2dTranspose', () => {
  test('x=[2,2] f=[2,2]: each cell adds its filter, overlaps add up', () => {
    const result = conv2dTranspose(cells, filter);
    expect(result.shape).toEqual([3, 3]);
    expect([...result.data]).toEqual([1, 12, 20, 103, 1234, 2040, 300, 3400, 4000]);
  });

  test('strides 2: the filters are side by side', () => {
    const result = conv2dTranspose(cells, filter, { strides: 2 });
    expect(result.shape).toEqual([4, 4]);
    expect([...result.data].slice(0, 8)).toEqual([1, 10, 2, 20, 100, 1000, 200, 2000]);
  });

  test('same: the output is input · strides; an odd cell is removed at the bottom and right', () => {
    expect([...conv2dTranspose(cells, filter, { padding: 'same' }).data]).toEqual([1, 12, 103, 1234]);
    expect(conv2dTranspose(cells, filter, { padding: 'same', strides: 3 }).shape).toEqual([6, 6]);
  });

  test('strides longer than the filter leave zeros, also after the last cell', () => {
    expect([...conv2dTranspose([[1, 2]], [[5]], { strides: [1, 3], bias: 1 }).data]).toEqual([
      6, 1, 1, 11, 1, 1,
    ]);
  });

  test('outputPadding adds rows and columns at the bottom and right', () => {
    expect(conv2dTranspose(cells, filter, { strides: 2, outputPadding: [1, 0] }).shape).toEqual([5, 4]);
    expect(conv2dTranspose(cells, filter, { strides: 2, padding: 'same', outputPadding: 1 }).shape).toEqual([
      3, 3,
    ]);
  });

  test('returns [oh,ow,out] for [h,w] with [kh,kw,out,1]; ranks 3 and 4 keep their rank', () => {
    const two = { data: new Float32Array(2 * 2 * 5), shape: [2, 2, 5, 1] };
    expect(conv2dTranspose(cells, two).shape).toEqual([3, 3, 5]);
    expect(conv2dTranspose({ data: new Float32Array(4), shape: [2, 2, 1] }, two).shape).toEqual([3, 3, 5]);
    expect(conv2dTranspose({ data: new Float32Array(8), shape: [2, 2, 2, 1] }, two).shape).toEqual([
      2, 3, 3, 5,
    ]);
  });

  test.each([
    [
      () => conv2dTranspose([[[1, 2]]], filter),
      'conv2dTranspose: filter must have 2 as its last length, one for each channel of input (images are [h, w, c], channels last), but got an array of shape [2, 2].',
    ],
    [
      () => conv2dTranspose(cells, filter, { outputPadding: 1 }),
      'conv2dTranspose: outputPadding must be one or two whole numbers from 0, smaller than the strides [1, 1], but got 1.',
    ],
    [
      () => conv2dTranspose([[1]], filter, { padding: 1 }),
      'conv2dTranspose: padding must leave at least one of the 2 rows that the windows reach, but got 1.',
    ],
    [
      () => conv2dTranspose(cells, filter, { groups: 2 }),
      'conv2dTranspose: groups must divide the 1 channels of input, but got 2.',
    ],
    [
      () => conv2dTransposeBackward(cells, cells, filter),
      "conv2dTransposeBackward: outputGradient must have the output's shape [3, 3], but got an array of shape [2, 2].",
    ],
  ])('refuses %#', (call, message) => expect(call).toThrow(message));
});
