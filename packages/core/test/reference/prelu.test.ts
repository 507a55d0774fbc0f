import { expect, test } from 'vitest';
import { prelu, preluBackward } from '../../src/index.js';
import { expectClose, numbers, numericGradient, weightedSum } from '../numericGradient.js';

test('prelu multiplies values below 0 by the slope of their position in the sample', () => {
  const result = prelu(
    [
      [-1, -2, 3],
      [-4, 5, -6],
    ],
    [0.5, 2, 10],
  );
  expect([...result.data]).toEqual([-0.5, -4, 3, -2, 5, -60]);
});

test.each([[[3, 2]], [[1, 2]], [[1, 1]]])(
  'preluBackward with slopes %j equals the numeric gradient',
  (shape) => {
    const x = { data: numbers(12), shape: [2, 3, 2] };
    const alpha = { data: numbers(shape[0] * shape[1], 2), shape };
    const dOutput = { data: numbers(12, 3), shape: x.shape };
    const f = () => weightedSum(prelu(x, alpha), dOutput.data);
    const gradients = preluBackward(dOutput, x, alpha);
    expectClose(gradients.input.data, numericGradient(f, x.data), 1e-8);
    expectClose(gradients.alpha.data, numericGradient(f, alpha.data), 1e-8);
  },
);

test('prelu refuses slopes of another shape', () => {
  expect(() => prelu([[1, 2]], [1, 2, 3])).toThrow(
    'prelu: alpha must have the shape [2], with 1 along shared axes, but got an array of shape [3].',
  );
});
