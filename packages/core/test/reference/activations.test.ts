import { describe, expect, test } from 'vitest';
import {
  activationBackward,
  elu,
  gelu,
  leakyRelu,
  linear,
  relu,
  selu,
  sigmoid,
  softmax,
  softplus,
  tanh,
} from '../../src/index.js';
import * as reference from '../../src/reference/index.js';
import { expectClose } from '../numericGradient.js';

describe('activation functions', () => {
  test.each([
    ['linear', linear, [-2, 0, 3], [-2, 0, 3]],
    ['relu', relu, [-2, 0, 3], [0, 0, 3]],
    ['leakyRelu', leakyRelu, [-2, 0, 3], [-0.4, 0, 3]],
    ['elu', elu, [-2, 0, 3], [Math.exp(-2) - 1, 0, 3]],
    ['selu', selu, [-100, 0, 3], [-1.7580993408473768, 0, 3 * 1.0507009873554805]],
    ['gelu', gelu, [-1, 0, 1], [-0.15865525393145707, 0, 0.8413447460685429]],
    ['sigmoid', sigmoid, [-1000, 0, 1000], [0, 0.5, 1]],
    ['tanh', tanh, [-1000, 0, 1], [-1, 0, Math.tanh(1)]],
    ['softplus', softplus, [-1000, 0, 1000], [0, Math.LN2, 1000]],
    ['softmax', softmax, [1000, 1000], [0.5, 0.5]],
  ])('%s', (_name, compute, input, expected) => {
    const actual = compute(input).data;
    expected.forEach((value, i) => expect(actual[i]).toBeCloseTo(value, 14));
  });

  test('propagate NaN', () => {
    for (const compute of [relu, leakyRelu, elu, selu, gelu, sigmoid, tanh, softplus, softmax]) {
      expect([...compute([NaN]).data]).toEqual([NaN]);
    }
  });

  test('leakyRelu, elu and gelu take their options', () => {
    expect([...leakyRelu([-2], 0.5).data]).toEqual([-1]);
    expect(elu([-2], 3).data[0]).toBeCloseTo(3 * (Math.exp(-2) - 1), 14);
    expect(gelu([1], true).data[0]).toBeCloseTo(0.8411919906082768, 14);
  });

  test('activationBackward of relu is 0 where the input is not above 0', () => {
    expect([...activationBackward('relu', [-7, -7, -7], [-1, 0, 1]).data]).toEqual([0, 0, -7]);
  });

  test('softmax is over the last axis', () => {
    const rows = softmax([
      [0, 0],
      [0, Math.log(3)],
    ]).data;
    expectClose(rows, [0.5, 0.5, 0.25, 0.75], 1e-15);
  });

  test.each([
    [() => leakyRelu([1], -1), 'leakyRelu: negativeSlope must be a number from 0, but got -1.'],
    [() => elu([1], NaN), 'elu: alpha must be a number from 0, but got NaN.'],
    [() => gelu([1], 'tanh' as never), 'gelu: approximate must be true or false, but got "tanh".'],
    [
      () => activationBackward('constructor' as never, [1], [1]),
      'activationBackward: name must be one of linear, relu, leakyRelu, elu, selu, gelu, sigmoid, tanh, softplus, softmax, but got "constructor".',
    ],
    [
      () => activationBackward('relu', [1], [1, 2]),
      "activationBackward: outputGradient must have the input's shape [2], but got an array of shape [1].",
    ],
  ])('refuses %#', (call, message) => expect(call).toThrow(message));
});

test.each(reference.activationNames)('activations.%s is the function of that name', (name) => {
  expect(reference.activations[name]).toBe(reference[name]);
});
