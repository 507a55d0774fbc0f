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
    'conv1d with a pair as kernelSize',
    () => layers.conv1d({ filters: 1, kernelSize: [3, 3] as never }),
    'layers.conv1d: kernelSize must be a positive whole number, but got [3, 3].',
  ],
  [
    'conv1d of images',
    () => layers.conv1d({ filters: 1, kernelSize: 3 }).outputShape([5, 5, 1]),
    'layers.conv1d: input must be lines [steps, c], but got [5, 5, 1].',
  ],
  [
    'maxPooling1d with padding of a whole window',
    () => layers.maxPooling1d({ poolSize: 2, padding: 2 }),
    'layers.maxPooling1d: padding must be smaller than the pool size, but got 2.',
  ],
  [
    'reshape with two lengths left out',
    () => layers.reshape({ targetShape: [-1, 2, -1] }),
    'layers.reshape: targetShape must be a list of positive whole numbers, of which one may be -1, but got [-1, 2, -1].',
  ],
  [
    'reshape to another size',
    () => layers.reshape({ targetShape: [-1, 4] }).outputShape([3, 3]),
    'layers.reshape: targetShape must hold the 9 values of an input [3, 3], but got [-1, 4].',
  ],
  [
    'leakyReLU with a negative slope',
    () => layers.leakyReLU({ negativeSlope: -1 }),
    'layers.leakyReLU: negativeSlope must be a number from 0, but got -1.',
  ],
  [
    'prelu with a shared axis that the input has not',
    () => layers.prelu({ sharedAxes: [1, 2] }).outputShape([5]),
    'layers.prelu: sharedAxes must be from 1 to 1, the axes of the input, but got [1, 2].',
  ],
  [
    'depthwiseConv2d with filters',
    () => layers.depthwiseConv2d({ kernelSize: 3, filters: 3 } as never),
    /layers.depthwiseConv2d: options must be among kernelSize, depthMultiplier, .*, but got "filters"/,
  ],
  [
    'separableConv2d with depthMultiplier 0',
    () => layers.separableConv2d({ filters: 1, kernelSize: 3, depthMultiplier: 0 }),
    'layers.separableConv2d: depthMultiplier must be a positive whole number, but got 0.',
  ],
  [
    'separableConv2d with an unknown initializer',
    () => layers.separableConv2d({ filters: 1, kernelSize: 3, pointwiseInitializer: 'x' as never }),
    /layers.separableConv2d: pointwiseInitializer must be one of glorotUniform/,
  ],
  [
    'upSampling2d with half a cell',
    () => layers.upSampling2d({ size: 1.5 }),
    'layers.upSampling2d: size must be one or two positive whole numbers, but got 1.5.',
  ],
  [
    'layerNormalization over the first of two axes',
    () => layers.layerNormalization({ axis: 1 }).outputShape([4, 3]),
    'layers.layerNormalization: axis must name the last of 3 axes, from 1, but got 1.',
  ],
  [
    'layerNormalization over the batch',
    () => layers.layerNormalization({ axis: [0, 1] }).outputShape([4]),
    'layers.layerNormalization: axis must name the last of 2 axes, from 1, but got [0, 1].',
  ],
  [
    'randomFlip with an unknown mode',
    () => layers.randomFlip({ mode: 'both' as never }),
    'layers.randomFlip: mode must be one of horizontal, vertical, horizontalAndVertical, but got "both".',
  ],
  [
    'randomRotation by more than a turn',
    () => layers.randomRotation({ factor: 90 }),
    'layers.randomRotation: factor must be a number from 0 to 1, or [lower, upper] from -1 to 1, but got 90.',
  ],
  [
    'randomTranslation without a width',
    () => layers.randomTranslation({ heightFactor: 0.1 } as never),
    /layers.randomTranslation: widthFactor must be a number from 0 to 1, or .*, but got undefined/,
  ],
  [
    'randomZoom with a range the wrong way round',
    () => layers.randomZoom({ heightFactor: [0.2, 0.1] }),
    /layers.randomZoom: heightFactor must be .*, but got \[0.2, 0.1\]/,
  ],
  [
    'randomZoom with a factor that can not become a number',
    () => layers.randomZoom({ heightFactor: Symbol('factor') as never }),
    /layers.randomZoom: heightFactor must be .*, but got Symbol/,
  ],
  [
    'randomRotation with text as factor',
    () => layers.randomRotation({ factor: '0.5' as never }),
    /layers.randomRotation: factor must be .*, but got "0.5"/,
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
