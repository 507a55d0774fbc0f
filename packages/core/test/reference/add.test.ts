import { expect, test } from 'vitest';
import { add, addBackward } from '../../src/index.js';
import { expectClose, numbers, numericGradient, weightedSum } from '../numericGradient.js';

test('add adds up arrays value by value', () => {
  const result = add([
    [
      [1, 2],
      [3, 4],
    ],
    [
      [10, 20],
      [30, 40],
    ],
    { data: [100, 300, 200, 400], shape: [2, 2], stride: [1, 2] },
  ]);
  expect(result.shape).toEqual([2, 2]);
  expect([...result.data]).toEqual([111, 222, 333, 444]);
});

test('addBackward equals the numeric gradient of each input', () => {
  const inputs = [1, 2, 3].map((seed) => ({ data: numbers(6, seed), shape: [2, 3] }));
  const dOutput = { data: numbers(6, 4), shape: [2, 3] };
  const gradients = addBackward(dOutput, inputs);
  expect(gradients).toHaveLength(3);
  gradients.forEach(({ data, shape }, i) => {
    expectClose(
      data,
      numericGradient(() => weightedSum(add(inputs), dOutput.data), inputs[i].data),
      1e-8,
    );
    expect(shape).toEqual([2, 3]);
  });
});

test('add refuses arrays of different shapes, and none', () => {
  expect(() => add([[1, 2], [[1, 2]]])).toThrow('add: inputs must have one shape, here [2], but got [1, 2].');
  expect(() => add([])).toThrow('add: inputs must be a list of at least one array, but got [].');
  expect(() => addBackward([1], [[1, 2]])).toThrow(
    "addBackward: outputGradient must have the output's shape [2], but got an array of shape [1].",
  );
});
