import { describe, test } from 'vitest';
import {
  averagePool2d,
  averagePool2dBackward,
  conv2d,
  conv2dBackward,
  dense,
  denseBackward,
  maxPool2d,
  maxPool2dBackward,
  sumPool2d,
  sumPool2dBackward,
  type ConvOptions,
} from '../../src/index.js';
import { binaryCrossentropyRow } from '../../src/reference/losses/binaryCrossentropy.js';
import { categoricalCrossentropyRow } from '../../src/reference/losses/categoricalCrossentropy.js';
import { categoricalHingeRow } from '../../src/reference/losses/categoricalHinge.js';
import { cosineSimilarityRow } from '../../src/reference/losses/cosineSimilarity.js';
import { hingeRow, squaredHingeRow } from '../../src/reference/losses/hinge.js';
import { huberRow } from '../../src/reference/losses/huber.js';
import { klDivergenceRow } from '../../src/reference/losses/klDivergence.js';
import { logCoshRow } from '../../src/reference/losses/logCosh.js';
import { absoluteErrorRow } from '../../src/reference/losses/meanAbsoluteError.js';
import { squaredErrorRow } from '../../src/reference/losses/meanSquaredError.js';
import { poissonRow } from '../../src/reference/losses/poisson.js';
import type { RowLoss } from '../../src/reference/losses/rowLoss.js';
import {
  sparseCategoricalCrossentropyFromLogitsRow,
  sparseCategoricalCrossentropyRow,
} from '../../src/reference/losses/sparseCategoricalCrossentropy.js';
import { activationNames } from '../../src/reference/activations.js';
import type { ConvTransposeOptions } from '../../src/reference/conv2dTranspose.js';
import * as reference from '../../src/reference/index.js';
import {
  eluActivation,
  geluApproximation,
  leakyReluActivation,
} from '../../src/reference/scalarActivations.js';
import type { ArrayInput, FloatArray } from '../../src/arrays/view.js';
import { expectClose, numbers, numericGradient, weightedSum } from '../numericGradient.js';

describe('conv2dBackward equals the numeric gradient', () => {
  const cases: [string, number[], number[], ConvOptions][] = [
    ['x=[5,5] f=[3,3]', [5, 5], [3, 3], {}],
    [
      'x=[2,6,5,2] f=[3,2,2,3] s=[2,1] same',
      [2, 6, 5, 2],
      [3, 2, 2, 3],
      { strides: [2, 1], padding: 'same' },
    ],
    ['x=[7,7,1] f=[2,3,1,2] d=2 p=1', [7, 7, 1], [2, 3, 1, 2], { dilationRate: 2, padding: 1 }],
    ['x=[1,4,5,4] f=[2,2,2,4] groups 2', [1, 4, 5, 4], [2, 2, 2, 4], { groups: 2 }],
    [
      'x=[4,4,3] f=[3,3,1,3] depthwise, padding per side',
      [4, 4, 3],
      [3, 3, 1, 3],
      {
        groups: 3,
        padding: [
          [0, 2],
          [1, 0],
        ],
      },
    ],
  ];
  test.each(cases)('%s', (_name, inputShape, filterShape, options) => {
    const size = (shape: number[]) => shape.reduce((a, b) => a * b);
    const input = { data: numbers(size(inputShape)), shape: inputShape };
    const filter = { data: numbers(size(filterShape), 2), shape: filterShape };
    const bias = { data: numbers(filterShape[3] ?? 1, 3), shape: [filterShape[3] ?? 1] };
    const output = conv2d(input, filter, { ...options, bias });
    const weight = numbers(output.data.length, 4);
    const f = () => weightedSum(conv2d(input, filter, { ...options, bias }), weight);
    const gradient = conv2dBackward({ data: weight, shape: output.shape }, input, filter, options);
    expectClose(gradient.input.data, numericGradient(f, input.data), 1e-7);
    expectClose(gradient.filter.data, numericGradient(f, filter.data), 1e-7);
    expectClose(gradient.bias.data, numericGradient(f, bias.data), 1e-7);
  });
});

describe('the gradient of a pooling equals the numeric gradient', () => {
  const pools = { maxPool2d, averagePool2d, sumPool2d };
  const backwards = {
    maxPool2d: maxPool2dBackward,
    averagePool2d: averagePool2dBackward,
    sumPool2d: sumPool2dBackward,
  };
  const options = [
    {},
    { poolSize: 3, strides: 2, padding: 'same' },
    { poolSize: [2, 3], strides: 1, padding: 1 },
  ] as const;
  for (const name of ['maxPool2d', 'averagePool2d', 'sumPool2d'] as const) {
    test.each(options)(`${name} %o`, (option) => {
      const input = { data: numbers(2 * 5 * 6 * 2), shape: [2, 5, 6, 2] };
      const output = pools[name](input, option);
      const weight = numbers(output.data.length, 4);
      const gradient = backwards[name]({ data: weight, shape: output.shape }, input, option);
      const f = () => weightedSum(pools[name](input, option), weight);
      expectClose(gradient.data, numericGradient(f, input.data, 1e-6), 1e-7);
    });
  }
});

test('denseBackward equals the numeric gradient', () => {
  const input = { data: numbers(3 * 4), shape: [3, 4] };
  const kernel = { data: numbers(4 * 5, 2), shape: [4, 5] };
  const bias = { data: numbers(5, 3), shape: [5] };
  const weight = numbers(15, 4);
  const f = () => weightedSum(dense(input, kernel, bias), weight);
  const gradient = denseBackward({ data: weight, shape: [3, 5] }, input, kernel);
  expectClose(gradient.input.data, numericGradient(f, input.data), 1e-7);
  expectClose(gradient.kernel.data, numericGradient(f, kernel.data), 1e-7);
  expectClose(gradient.bias.data, numericGradient(f, bias.data), 1e-7);
});

describe('activationBackward equals the numeric gradient', () => {
  test.each(activationNames)('%s', (name) => {
    const input = { data: numbers(12), shape: [3, 4] };
    const weight = numbers(12, 4);
    const f = () => weightedSum(reference[name](input), weight);
    const gradient = reference.activationBackward(name, { data: weight, shape: [3, 4] }, input);
    expectClose(gradient.data, numericGradient(f, input.data), 1e-7);
  });

  test('gelu by tanh, and options that are not the defaults', () => {
    const input = numbers(12);
    for (const { value, slope } of [geluApproximation, leakyReluActivation(0.05), eluActivation(1.7)]) {
      const sum = () => input.reduce((total, x) => total + value(x), 0);
      expectClose(input.map(slope), numericGradient(sum, input), 1e-7);
    }
  });
});

describe('conv2dTransposeBackward equals the numeric gradient', () => {
  test.each([
    [[3, 3], [3, 3], {}],
    [[2, 3, 2, 2], [3, 2, 3, 2], { strides: 2, padding: 'same' }],
    [[3, 4, 4], [2, 3, 1, 4], { groups: 2, strides: [1, 3], dilationRate: [2, 1], outputPadding: [0, 2] }],
    [[3, 3, 1], [3, 3, 1, 1], { padding: 1, strides: 2 }],
  ] as [number[], number[], ConvTransposeOptions][])('x=%j f=%j %j', (inputShape, filterShape, options) => {
    const input = array(inputShape, 1);
    const filter = array(filterShape, 2);
    const out = (filterShape[2] ?? 1) * (options.groups ?? 1);
    const bias = array([out], 3);
    const output = reference.conv2dTranspose(input, filter, { ...options, bias });
    const weight = numbers(output.data.length, 4);
    const f = () => weightedSum(reference.conv2dTranspose(input, filter, { ...options, bias }), weight);
    const given = { data: weight, shape: output.shape };
    const gradient = reference.conv2dTransposeBackward(given, input, filter, options);
    expectClose(gradient.input.data, numericGradient(f, input.data), 1e-7);
    expectClose(gradient.filter.data, numericGradient(f, filter.data), 1e-7);
    expectClose(gradient.bias.data, numericGradient(f, bias.data), 1e-7);
  });
});

test('conv1dBackward equals the numeric gradient', () => {
  const input = array([2, 7, 2], 1);
  const filter = array([3, 1, 4], 2);
  const bias = array([4], 3);
  const options = { strides: 2, padding: [2, 1], dilationRate: 2, groups: 2 } as const;
  const output = reference.conv1d(input, filter, { ...options, bias });
  const weight = numbers(output.data.length, 4);
  const f = () => weightedSum(reference.conv1d(input, filter, { ...options, bias }), weight);
  const gradient = reference.conv1dBackward({ data: weight, shape: output.shape }, input, filter, options);
  expectClose(gradient.input.data, numericGradient(f, input.data), 1e-7);
  expectClose(gradient.filter.data, numericGradient(f, filter.data), 1e-7);
  expectClose(gradient.bias.data, numericGradient(f, bias.data), 1e-7);
});

describe('the gradient of a function of one array equals the numeric gradient', () => {
  type Forward = (input: ArrayInput, options?: object) => { data: FloatArray; shape: number[] };
  type Backward = (gradient: ArrayInput, input: ArrayInput, options?: object) => { data: FloatArray };
  const line = [2, 7, 2];
  const image = [2, 4, 3, 2];
  const cases: [string, Forward, Backward, number[], object?][] = [
    ['maxPool1d', reference.maxPool1d, reference.maxPool1dBackward, line, { poolSize: 3, strides: 2 }],
    ['averagePool1d', reference.averagePool1d, reference.averagePool1dBackward, line, { padding: 'same' }],
    ['sumPool1d', reference.sumPool1d, reference.sumPool1dBackward, line, { padding: [1, 0] }],
    ['globalMaxPool2d', reference.globalMaxPool2d, reference.globalMaxPool2dBackward, image],
    ['globalAveragePool2d', reference.globalAveragePool2d, reference.globalAveragePool2dBackward, image],
    ['zeroPad2d', reference.zeroPad2d, reference.zeroPad2dBackward, image, { padding: [1, 2] }],
    ['flatten', reference.flatten, reference.flattenBackward, image],
  ];
  test.each(cases)('%s', (_name, forward, backward, shape, options) => {
    const input = array(shape, 1);
    const output = forward(input, options);
    const weight = numbers(output.data.length, 4);
    const f = () => weightedSum(forward(input, options), weight);
    const gradient = backward({ data: weight, shape: output.shape }, input, options);
    expectClose(gradient.data, numericGradient(f, input.data, 1e-6), 1e-7);
  });
});

test.each([true, false])(
  'batchNormalizationBackward equals the numeric gradient, training %s',
  (training) => {
    const input = array([3, 2, 2], 1);
    const gamma = array([2], 2);
    const beta = array([2], 3);
    const options = { gamma, beta, training, movingMean: [0.2, -1], movingVariance: [0.5, 2] };
    const weight = numbers(12, 4);
    const f = () => weightedSum(reference.batchNormalization(input, options).output, weight);
    const given = { data: weight, shape: [3, 2, 2] };
    const gradient = reference.batchNormalizationBackward(given, input, options);
    expectClose(gradient.input.data, numericGradient(f, input.data), 1e-7);
    expectClose(gradient.gamma.data, numericGradient(f, gamma.data), 1e-7);
    expectClose(gradient.beta.data, numericGradient(f, beta.data), 1e-7);
  },
);

describe('the gradient of a row loss equals the numeric gradient', () => {
  const probabilities = Float64Array.from([0.2, 0.9, 0.4, 0.3]);
  const rows: [string, RowLoss, number[], Float64Array][] = [
    ['squared error', squaredErrorRow, [1, 2, 3, -4], numbers(4)],
    ['absolute error', absoluteErrorRow, [1, 2, 3, -4], numbers(4)],
    ['huber', huberRow(0.8), [1, 0.5, 3, -1], numbers(4)],
    ['binary', binaryCrossentropyRow(), [1, 0, 0.3, 1], probabilities],
    ['binary, logits', binaryCrossentropyRow({ fromLogits: true }), [1, 0, 0.3, 1], numbers(4)],
    ['binary, smoothed', binaryCrossentropyRow({ labelSmoothing: 0.2 }), [1, 0, 0.3, 1], probabilities],
    ['categorical', categoricalCrossentropyRow(), [0.1, 0.7, 0, 0.4], probabilities],
    ['categorical, logits', categoricalCrossentropyRow({ fromLogits: true }), [0.1, 0.7, 0, 0.4], numbers(4)],
    [
      'categorical, smoothed',
      categoricalCrossentropyRow({ labelSmoothing: 0.2 }),
      [0, 1, 0, 0],
      probabilities,
    ],
    ['sparse categorical', sparseCategoricalCrossentropyRow, [2], probabilities],
    ['sparse categorical, logits', sparseCategoricalCrossentropyFromLogitsRow, [2], numbers(4)],
    ['hinge', hingeRow, [1, -1, 0, 1], Float64Array.from([0.4, 0.3, 0.7, 2])],
    ['squared hinge', squaredHingeRow, [1, -1, 0, 1], Float64Array.from([0.4, 0.3, 0.7, 2])],
    ['categorical hinge', categoricalHingeRow, [0, 1, 0, 0], numbers(4)],
    [
      'categorical hinge, right by more than 1',
      categoricalHingeRow,
      [0, 1, 0, 0],
      Float64Array.of(1, 3, 1.5, 0),
    ],
    ['KL divergence', klDivergenceRow, [0.1, 0.7, 0, 0.2], probabilities],
    ['log cosh', logCoshRow, [1, 2, 30, -4], numbers(4)],
    ['Poisson', poissonRow, [1, 0, 3, 2], probabilities],
    ['cosine similarity', cosineSimilarityRow, [1, 2, 3, -4], numbers(4)],
  ];
  test.each(rows)('%s', (_name, row, targets, predictions) => {
    // At offsets other than 0, as in training.
    const memory = Float64Array.from([9, ...predictions, 9, ...targets, 9, 9, 9, 9]);
    const predictionRow = memory.subarray(1, 5);
    const f = () => 3 * row.value(memory, 1, 4, memory, 6);
    const gradient = new Float64Array(6);
    row.gradient(gradient, 1, memory, 1, 4, memory, 6, 3);
    expectClose(gradient.subarray(1, 5), numericGradient(f, predictionRow), 1e-7);
  });
});

function array(shape: number[], seed: number) {
  return {
    data: numbers(
      shape.reduce((a, b) => a * b),
      seed,
    ),
    shape,
  };
}
