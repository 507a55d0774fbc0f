// Models, and what they are compiled with, that do not fit together.
import { expect, test } from 'vitest';
import {
  ArgumentError,
  layers,
  optimizers,
  sequential,
  textbookLayers,
  type CompileOptions,
} from '../../src/training.js';
import { smallModel, stripes } from '../models.js';

const { images, labels } = stripes(8);
const dense = (units: number, inputShape?: number[]) => layers.dense({ units, inputShape });

test.each([
  [
    'an inputShape that the layer before does not give',
    () => sequential([dense(2, [3]), dense(2, [99])]),
    'sequential: layers[1].inputShape must be [2], which the layer before gives, or left out, but got [99].',
  ],
  [
    'a layer of another kind than ours',
    () => sequential([{ ...dense(2, [3]), kind: 'constructor' }]),
    /^sequential: layers\[0\]\.kind must be one of conv2d, .*, but got "constructor"\.$/,
  ],
  [
    'a hole among layers',
    () => sequential(new Array(1)),
    'sequential: layers[0] must be a layer, but got undefined.',
  ],
  [
    "a misspelt option of the chapter's model",
    () => textbookLayers({ filter: 3 } as never),
    /^textbookLayers: options must be among filters, kernelSize, .*, but got "filter"\.$/,
  ],
  [
    "no options of the chapter's model",
    () => textbookLayers(null as never),
    'textbookLayers: options must be an object, but got null.',
  ],
  [
    'no loss',
    () => smallModel(1).compile({ optimizer: 'sgd', loss: null as never }),
    /^compile: loss must be one of meanSquaredError, .*, but got null\.$/,
  ],
  [
    'a hole among metrics',
    () =>
      smallModel(1).compile({
        optimizer: 'sgd',
        loss: 'sparseCategoricalCrossentropy',
        metrics: new Array(1),
      }),
    /^compile: metrics must be accuracy or one of .*, but got undefined\.$/,
  ],
  [
    'a number as a metric',
    () =>
      smallModel(1).compile({
        optimizer: 'sgd',
        loss: 'sparseCategoricalCrossentropy',
        metrics: [5 as never],
      }),
    /^compile: metrics must be accuracy or one of .*, but got 5\.$/,
  ],
  [
    'a learning rate that is a list',
    () => optimizers.sgd({ learningRate: [0.1] as never }),
    /^optimizers\.sgd: learningRate must be a number above 0 or a schedule of .*, but got \[0\.1\]\.$/,
  ],
  [
    'too few class names',
    () => sequential([dense(3, [2])], { classNames: ['a', 'b'] }),
    'sequential: classNames must have a name for each of the 3 outputs, but got ["a", "b"].',
  ],
  [
    'options of an activation that there are not',
    () => layers.activation('relu', { alpha: 1 } as never),
    'layers.activation: options must be among inputShape, but got "alpha".',
  ],
  [
    'rates that are texts',
    () => optimizers.schedules.piecewiseConstantDecay({ boundaries: [1], values: ['1', '2'] as never }),
    'schedules.piecewiseConstantDecay: values must be 2 numbers above 0, but got ["1", "2"].',
  ],
  [
    'boundaries that fall',
    () => optimizers.schedules.piecewiseConstantDecay({ boundaries: [2, 1], values: [1, 1, 1] }),
    'schedules.piecewiseConstantDecay: boundaries must be whole numbers in rising order, but got [2, 1].',
  ],
])('%s', (_name, call, message) => {
  expect(call).toThrow(ArgumentError);
  expect(call).toThrow(message);
});

test('two class names for one output that says yes or no', () => {
  expect(sequential([dense(1, [2])], { classNames: ['no', 'yes'] }).classNames).toEqual(['no', 'yes']);
});

const metricsOf = { sparseCategoricalCrossentropy: 'class numbers', meanSquaredError: 'numbers in the' };
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
] as const)('%s can not be judged by %s, which takes other targets', (loss, metric) => {
  const compile = (options: CompileOptions) => sequential([dense(3, [2])]).compile(options);
  expect(() => compile({ optimizer: 'sgd', loss, metrics: [metric] })).toThrow(
    `compile: metrics must take ${metricsOf[loss]}`,
  );
});

test.each([{}, 5, 'x', 0, '', false])('%o is no signal', async (signal) => {
  await expect(smallModel(1).fit(images, labels, { signal: signal as never })).rejects.toThrow(
    'fit: signal must be an AbortSignal, but got',
  );
});
