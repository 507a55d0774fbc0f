import { expect, test } from 'vitest';
import { didYouMean } from '../../src/arrays/didYouMean.js';
import { longForms } from '../../src/learning/longForms.js';
import { layers } from '../../src/training.js';
import { smallModel } from '../models.js';

test.each([
  ['Adam', ['sgd', 'adam', 'adamW'], 'adam'],
  ['adamw', ['sgd', 'adam', 'adamW'], 'adamW'],
  ['mean_squared_error', ['huber', 'meanSquaredError'], 'meanSquaredError'],
  ['MSE', ['huber', 'meanSquaredError'], 'meanSquaredError'],
  ['rely', ['relu', 'elu'], 'relu'],
  ['binaryCrosentropy', ['categoricalCrossentropy', 'binaryCrossentropy'], 'binaryCrossentropy'],
])('of %s', (given, names, meant) => {
  expect(didYouMean(given, names, longForms)).toBe(` Did you mean '${meant}'?`);
});

test.each([['accuracy'], [''], [5], [undefined], ['x'.repeat(1e6)]])('nothing of %.20s', (given) => {
  expect(didYouMean(given, ['relu', 'elu'])).toBe('');
});

const loss = 'sparseCategoricalCrossentropy';
test.each([
  [{ optimizer: 'Adam', loss }, 'adam'],
  [{ optimizer: 'adam', loss: 'mse' }, 'meanSquaredError'],
  [{ optimizer: 'adam', loss: 'sparse_categorical_crossentropy' }, loss],
  [{ optimizer: 'adam', loss, metrics: ['acc'] }, 'accuracy'],
  [{ optimizer: 'adam', loss, metrics: ['mae'] }, 'meanAbsoluteError'],
  [{ optimizer: 'adam', loss, metric: ['acc'] }, 'metrics'],
])('compile refuses %o and asks whether %s was meant', (options, meant) => {
  expect(() => smallModel(1).compile(options as never)).toThrow(`Did you mean '${meant}'?`);
});

test('layers ask which option or activation was meant', () => {
  expect(() => layers.dense({ units: 1, activation: 'ReLU' as never })).toThrow("Did you mean 'relu'?");
  expect(() => layers.conv2d({ filters: 1, kernel_size: 3 } as never)).toThrow("Did you mean 'kernelSize'?");
});
