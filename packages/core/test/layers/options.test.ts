// The options that layers refuse when they are made.
import { expect, test } from 'vitest';
import { ArgumentError, layers } from '../../src/training.js';

test.each([
  [
    'dense with units 0',
    () => layers.dense({ units: 0 }),
    'layers.dense: units must be a positive whole number, but got 0.',
  ],
  [
    'dense with an unknown activation',
    () => layers.dense({ units: 1, activation: '__proto__' as never }),
    'layers.dense: activation must be one of linear, relu, leakyRelu, elu, selu, gelu, sigmoid, tanh, softplus, softmax, but got "__proto__".',
  ],
  [
    'conv2d with strides null',
    () => layers.conv2d({ filters: 1, kernelSize: 1, strides: null as never }),
    /strides must be one or two positive whole numbers, but got null/,
  ],
  [
    'conv2d with groups that do not divide its filters',
    () => layers.conv2d({ filters: 3, kernelSize: 1, groups: 2 }),
    'layers.conv2d: groups must divide the 3 filters, but got 2.',
  ],
  [
    'conv2dTranspose with an outputPadding of a whole stride',
    () => layers.conv2dTranspose({ filters: 1, kernelSize: 2, strides: 2, outputPadding: 2 }),
    /layers.conv2dTranspose: outputPadding must be one or two whole numbers from 0, smaller than the strides/,
  ],
  [
    'dropout with rate 1',
    () => layers.dropout({ rate: 1 }),
    'layers.dropout: rate must be from 0 to below 1, but got 1.',
  ],
  [
    'activation with an unknown option',
    () => layers.activation('relu', { alpha: 1 } as never),
    'layers.activation: options must be among name, trainable, inputShape, but got "alpha".',
  ],
])('%s: refused', (_name, call, message) => {
  expect(call).toThrow(ArgumentError);
  expect(call).toThrow(message);
});
