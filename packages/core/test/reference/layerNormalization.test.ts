import { describe, expect, test } from 'vitest';
import { layerNormalization, layerNormalizationBackward } from '../../src/index.js';
import { expectClose, numbers, numericGradient, weightedSum } from '../numericGradient.js';

describe('layerNormalization', () => {
  test('gives each row mean 0 and variance 1, then the scale and the offset of each column', () => {
    const result = layerNormalization(
      [
        [1, 3],
        [20, 10],
      ],
      { epsilon: 1e-12, gamma: [1, 2], beta: [0, 5] },
    );
    expectClose(result.data, [-1, 7, 1, 3], 1e-10);
  });

  test('of two axes: one mean for both', () => {
    const result = layerNormalization([[[1], [3]]], { axis: [1, 2], epsilon: 1e-12 });
    expectClose(result.data, [-1, 1], 1e-10);
  });

  test.each([
    [[-1], [4]],
    [
      [2, 1],
      [3, 4],
    ],
  ])('layerNormalizationBackward of axes %j equals the numeric gradient', (axis, shape) => {
    const size = shape.reduce((a, b) => a * b);
    const x = { data: numbers(2 * 3 * 4), shape: [2, 3, 4] };
    const gamma = { data: numbers(size, 2), shape };
    const beta = { data: numbers(size, 3), shape };
    const dOutput = { data: numbers(24, 5), shape: x.shape };
    const options = { axis, gamma, beta, epsilon: 0.01 };
    const f = () => weightedSum(layerNormalization(x, options), dOutput.data);
    const gradients = layerNormalizationBackward(dOutput, x, options);
    expectClose(gradients.input.data, numericGradient(f, x.data), 1e-7);
    expectClose(gradients.gamma.data, numericGradient(f, gamma.data), 1e-7);
    expectClose(gradients.beta.data, numericGradient(f, beta.data), 1e-7);
  });

  test('refuses axes that are not the last, and a scale of another shape', () => {
    expect(() => layerNormalization([[1, 2]], { axis: 0 })).toThrow(
      'layerNormalization: axis must name the last of 2 axes, from 0, but got 0.',
    );
    expect(() => layerNormalization([[1, 2]], { gamma: [1] })).toThrow(
      'layerNormalization: gamma must have the shape [2], but got an array of shape [1].',
    );
  });
});
