import { describe, expect, test } from 'vitest';
import { ArgumentError, layers, sequential, StateError, type CompileOptions } from '../../../src/training.js';
import { smallModel } from '../../models.js';

const sgd = 'sgd';
const loss = 'sparseCategoricalCrossentropy';
const compile = (options: { [name in keyof CompileOptions]: unknown }) =>
  smallModel(1).compile(options as CompileOptions);

describe('compile refuses', () => {
  test.each([
    [
      'an unknown optimizer',
      { optimizer: 'constructor', loss },
      'compile: optimizer must be one of sgd, adam, adamW, adamax, nadam, rmsprop, adagrad, adadelta, lion, but got "constructor".',
    ],
    [
      'an unknown loss',
      { optimizer: sgd, loss: 'constructor' },
      'compile: loss must be one of meanSquaredError, meanAbsoluteError, huber, binaryCrossentropy, categoricalCrossentropy, sparseCategoricalCrossentropy, hinge, squaredHinge, categoricalHinge, klDivergence, logCosh, poisson, cosineSimilarity, but got "constructor".',
    ],
    [
      'no loss',
      { optimizer: sgd, loss: null },
      /^compile: loss must be one of meanSquaredError, .*, but got null\.$/,
    ],
    [
      'a hole among the metrics',
      { optimizer: sgd, loss, metrics: new Array(1) },
      /^compile: metrics must be accuracy or one of .*, but got undefined\.$/,
    ],
    [
      'a number as a metric',
      { optimizer: sgd, loss, metrics: [5] },
      /^compile: metrics must be accuracy or one of .*, but got 5\.$/,
    ],
  ])('%s', (_name, options, message) => {
    expect(() => compile(options)).toThrow(ArgumentError);
    expect(() => compile(options)).toThrow(message);
  });

  const targetsOf = { sparseCategoricalCrossentropy: 'class numbers', meanSquaredError: 'numbers in the' };
  test.each([
    ['sparseCategoricalCrossentropy', 'precision'],
    ['sparseCategoricalCrossentropy', 'recall'],
    ['sparseCategoricalCrossentropy', 'binaryAccuracy'],
    ['sparseCategoricalCrossentropy', 'categoricalAccuracy'],
    ['sparseCategoricalCrossentropy', 'topKCategoricalAccuracy'],
    ['sparseCategoricalCrossentropy', 'meanSquaredError'],
    ['sparseCategoricalCrossentropy', 'meanAbsoluteError'],
    ['meanSquaredError', 'sparseCategoricalAccuracy'],
    ['meanSquaredError', 'sparseTopKCategoricalAccuracy'],
  ] as const)('the loss %s with the metric %s, which takes other targets', (lossName, metric) => {
    expect(() => compile({ optimizer: sgd, loss: lossName, metrics: [metric] })).toThrow(
      `compile: metrics must take ${targetsOf[lossName]}`,
    );
  });
});

test('fit and evaluate are refused before compile', async () => {
  const model = sequential([layers.flatten({ inputShape: [2] })]);
  await expect(model.fit([[1, 2]], [0])).rejects.toThrow('fit: the model must be compiled first.');
  await expect(model.evaluate([[1, 2]], [0])).rejects.toThrow(StateError);
});
