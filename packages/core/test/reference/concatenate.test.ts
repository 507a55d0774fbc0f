import { expect, test } from 'vitest';
import { concatenate, concatenateBackward } from '../../src/index.js';
import { expectClose, numbers, numericGradient, weightedSum } from '../numericGradient.js';

const a = [
  [1, 2],
  [3, 4],
];

test('concatenate joins arrays along the last axis', () => {
  const result = concatenate([a, [[5], [6]]]);
  expect(result.shape).toEqual([2, 3]);
  expect([...result.data]).toEqual([1, 2, 5, 3, 4, 6]);
});

test('concatenate joins arrays along the first axis', () => {
  const result = concatenate([a, [[5, 6]]], { axis: 0 });
  expect(result.shape).toEqual([3, 2]);
  expect([...result.data]).toEqual([1, 2, 3, 4, 5, 6]);
});

test.each([0, 1, 2, -1, -2])('concatenateBackward along axis %i equals the numeric gradient', (axis) => {
  const inputs = [1, 2, 4].map((length, seed) => {
    const shape = [2, 3, 2];
    shape.splice(axis, 1, length);
    return { data: numbers(shape[0] * shape[1] * shape[2], seed), shape };
  });
  const { data, shape } = concatenate(inputs, { axis });
  const dOutput = { data: numbers(data.length, 4), shape };
  concatenateBackward(dOutput, inputs, { axis }).forEach((gradient, i) => {
    const f = () => weightedSum(concatenate(inputs, { axis }), dOutput.data);
    expectClose(gradient.data, numericGradient(f, inputs[i].data), 1e-8);
    expect(gradient.shape).toEqual(inputs[i].shape);
  });
});

test('concatenate refuses other shapes, and an axis that is not there', () => {
  expect(() => concatenate([a, [[1, 2, 3]]])).toThrow(
    'concatenate: inputs must have one shape but along the axis, here [2, 2], but got [1, 3].',
  );
  expect(() => concatenate([a], { axis: 2 })).toThrow(
    'concatenate: axis must name one of 2 axes, from 0, but got 2.',
  );
});
