// What `sequential` refuses, before anything is allocated.
import { expect, test } from 'vitest';
import { ArgumentError, layers, sequential, textbookLayers } from '../../../src/training.js';

const dense = (units: number, inputShape?: number[]) => layers.dense({ units, inputShape });

test.each([
  ['no layers', () => sequential([]), 'sequential: layers must be a list of at least one layer, but got [].'],
  [
    'a hole among the layers',
    () => sequential(new Array(1)),
    'sequential: layers[0] must be a layer, but got undefined.',
  ],
  [
    'a layer of an unknown kind',
    () => sequential([{ ...dense(2, [3]), kind: 'constructor' }]),
    /^sequential: layers\[0\]\.kind must be one of conv2d, .*, but got "constructor"\.$/,
  ],
  [
    'no inputShape',
    () => sequential([layers.flatten()]),
    'sequential: layers[0] must have an inputShape, but got undefined.',
  ],
  [
    'an inputShape that is not the output of the layer before',
    () => sequential([dense(2, [3]), dense(2, [99])]),
    'sequential: layers[1].inputShape must be [2], which the layer before gives, or left out, but got [99].',
  ],
  [
    'dense after images',
    () => sequential([layers.dense({ units: 1, inputShape: [2, 2, 1] })]),
    /layers\.dense: input must be flat/,
  ],
  [
    'a filter larger than its image',
    () => sequential([layers.conv2d({ filters: 1, kernelSize: 3, inputShape: [2, 2, 1] })]),
    /layers\.conv2d: kernelSize must span at most the 2 rows/,
  ],
  [
    'more weights than memory',
    () => sequential([layers.dense({ units: 1e6, inputShape: [1e6] })]),
    'sequential: the model must need at most 2,147,483,648 bytes, but got "4,000,004,000,000 bytes".',
  ],
  [
    'a seed that is a string',
    () => sequential([layers.flatten({ inputShape: [1] })], { seed: 'x' as never }),
    /seed must be a whole number/,
  ],
  [
    'too few class names',
    () => sequential([dense(3, [2])], { classNames: ['a', 'b'] }),
    'sequential: classNames must have a name for each of the 3 outputs, but got ["a", "b"].',
  ],
  [
    'a misspelt option of textbookLayers',
    () => textbookLayers({ filter: 3 } as never),
    /^textbookLayers: options must be among filters, kernelSize, .*, but got "filter"\. Did you mean 'filters'\?$/,
  ],
  [
    'null as the options of textbookLayers',
    () => textbookLayers(null as never),
    'textbookLayers: options must be an object, but got null.',
  ],
])('%s: refused', (_name, call, message) => {
  expect(call).toThrow(ArgumentError);
  expect(call).toThrow(message);
});

test('a single output may have two class names', () => {
  expect(sequential([dense(1, [2])], { classNames: ['no', 'yes'] }).classNames).toEqual(['no', 'yes']);
});
