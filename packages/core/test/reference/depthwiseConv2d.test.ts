import { describe, expect, test } from 'vitest';
import {
  ArgumentError,
  conv2d,
  depthwiseConv2d,
  depthwiseConv2dBackward,
  separableConv2d,
  separableConv2dBackward,
} from '../../src/index.js';
import { expectClose, numbers, numericGradient, weightedSum } from '../numericGradient.js';

const x = { data: numbers(2 * 4 * 5 * 3), shape: [2, 4, 5, 3] };
const depthwise = { data: numbers(2 * 3 * 3 * 2, 2), shape: [2, 3, 3, 2] };
const pointwise = { data: numbers(6 * 4, 3), shape: [1, 1, 6, 4] };

describe('depthwiseConv2d', () => {
  test('convolves each channel with its own filters', () => {
    const image = [
      [
        [1, 10],
        [2, 20],
      ],
    ];
    const filter = [
      [
        [
          [1, 2],
          [3, 4],
        ],
      ],
    ];
    expect([...depthwiseConv2d(image, filter, { bias: [0, 0, 0, 1] }).data]).toEqual([
      1, 2, 30, 41, 2, 4, 60, 81,
    ]);
  });

  test('depthwiseConv2dBackward equals the numeric gradient', () => {
    const options = { strides: 2, padding: 'same' } as const;
    const output = depthwiseConv2d(x, depthwise, options);
    const dOutput = { data: numbers(output.data.length, 5), shape: output.shape };
    const f = () => weightedSum(depthwiseConv2d(x, depthwise, options), dOutput.data);
    const gradients = depthwiseConv2dBackward(dOutput, x, depthwise, options);
    expectClose(gradients.input.data, numericGradient(f, x.data), 1e-8);
    expectClose(gradients.filter.data, numericGradient(f, depthwise.data), 1e-8);
    expect(gradients.filter.shape).toEqual(depthwise.shape);
  });

  test('refuses a filter for another number of channels, and groups', () => {
    expect(() => depthwiseConv2d([[[1, 2]]], [[[[1]]]])).toThrow(
      'depthwiseConv2d: filter must have 2 channels, as input has, but got an array of shape [1, 1, 1, 1].',
    );
    expect(() => depthwiseConv2d(x, depthwise, { groups: 3 } as never)).toThrow(
      'depthwiseConv2d: options must be among strides, padding, dilationRate, bias, but got "groups".',
    );
  });
});

describe('separableConv2d', () => {
  test('is a depthwise convolution, then one of single cells', () => {
    const bias = [1, 2, 3, 4];
    const expected = conv2d(depthwiseConv2d(x, depthwise, { padding: 1 }), pointwise, { bias });
    expect(separableConv2d(x, depthwise, pointwise, { padding: 1, bias })).toEqual(expected);
  });

  test('separableConv2dBackward equals the numeric gradient', () => {
    const output = separableConv2d(x, depthwise, pointwise);
    const dOutput = { data: numbers(output.data.length, 5), shape: output.shape };
    const f = () => weightedSum(separableConv2d(x, depthwise, pointwise), dOutput.data);
    const gradients = separableConv2dBackward(dOutput, x, depthwise, pointwise);
    expectClose(gradients.input.data, numericGradient(f, x.data), 1e-7);
    expectClose(gradients.depthwiseFilter.data, numericGradient(f, depthwise.data), 1e-7);
    expectClose(gradients.pointwiseFilter.data, numericGradient(f, pointwise.data), 1e-7);
  });

  test.each([
    [depthwise, { ...pointwise, shape: [2, 1, 6, 2] }, {}, 'pointwiseFilter must have the shape [1, 1, '],
    [depthwise, { ...pointwise, shape: [1, 2, 6, 2] }, {}, 'pointwiseFilter must have the shape [1, 1, '],
    [depthwise, depthwise, {}, 'pointwiseFilter must have the shape [1, 1, '],
    [pointwise, pointwise, {}, 'depthwiseFilter must have '],
    [depthwise, pointwise, { bias: [1] }, 'bias must be a number or have one value for each of '],
    [depthwise, pointwise, { strides: 0 }, 'strides must '],
    [depthwise, pointwise, { groups: 2 }, 'options must be among '],
    [depthwise, pointwise, null, 'options must be an object'],
  ])('refuses invalid arguments by its own name', (first, second, options, message) => {
    const call = () => separableConv2d(x, first, second, options as never);
    expect(call).toThrow(ArgumentError);
    expect(call).toThrow(`separableConv2d: ${message}`);
    expect(() => separableConv2dBackward(x, x, first, second, options as never)).toThrow(
      `separableConv2dBackward: ${message}`,
    );
  });

  test('separableConv2dBackward refuses a gradient of another shape', () => {
    expect(() => separableConv2dBackward([1], x, depthwise, pointwise)).toThrow(
      "separableConv2dBackward: outputGradient must have the output's shape",
    );
  });
});
