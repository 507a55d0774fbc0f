// The arguments that `fit` refuses, before anything changes; `predict` checks x in the same way.
import { describe, expect, test } from 'vitest';
import { ArgumentError, layers, sequential, type FitOptions } from '../../../src/training.js';
import { slice, smallModel, stripes } from '../../models.js';

const samples = stripes(64);
const { images, labels } = samples;
const model = smallModel(1);

describe('fit refuses', () => {
  test.each([
    [
      'images of another size',
      () => model.fit([[[[1]]]], [0]),
      'fit: x must have shape [n, 8, 8, 1], but got an array of shape [1, 1, 1, 1].',
    ],
    [
      'a label out of range',
      () => model.fit(slice(samples, 0, 2).images, [0, 3]),
      'fit: y[1] must be a class from 0 to 2, but got 3.',
    ],
    [
      'another number of labels than images',
      () => model.fit(images, [0, 1]),
      'fit: y must have one number for each of 64 samples, but got an array of shape [2].',
    ],
  ])('%s', async (_name, call, message) => {
    await expect(call()).rejects.toThrow(ArgumentError);
    await expect(call()).rejects.toThrow(message);
  });

  test.each([
    [{ batchSize: 0 }, 'fit: batchSize must be a positive whole number, but got 0.'],
    [{ epochs: 1.5 }, 'fit: epochs must be a positive whole number, but got 1.5.'],
    [{ workers: -1 }, 'fit: workers must be a whole number from 0 to 64, but got -1.'],
    [{ validationSplit: 1 }, 'fit: validationSplit must be from 0 to below 1, but got 1.'],
    [{ epoch: 3 }, /fit: options must be among epochs, .*, but got "epoch"/],
    ...[{}, 5, 'x', 0, '', false].map((signal): [object, string] => [
      { signal },
      'fit: signal must be an AbortSignal, but got',
    ]),
  ])('the options %o', async (options, message) => {
    const fitting = model.fit(images, labels, options as FitOptions);
    await expect(fitting).rejects.toThrow(ArgumentError);
    await expect(fitting).rejects.toThrow(message);
  });

  test.each([0, 1])('values that need more memory than there is; %i workers', async (workers) => {
    const large = sequential(
      [
        layers.zeroPadding2d({ padding: 3000, inputShape: [8, 8, 1] }),
        layers.conv2d({ filters: 16, kernelSize: 3 }),
        layers.globalAveragePooling2d(),
      ],
      { seed: 1 },
    );
    large.compile({ optimizer: 'sgd', loss: 'sparseCategoricalCrossentropy' });
    const message = /^model: the model must need at most 2,147,483,648 bytes, but got "[\d,]+ bytes"/;
    await expect(large.fit(images, labels, { workers })).rejects.toThrow(message);
    await expect(large.predict(images, { workers })).rejects.toThrow(message);
  });
});

test('predict refuses images with their channels first, and says so', async () => {
  const images3 = sequential([layers.flatten({ inputShape: [8, 8, 3] })]);
  await expect(images3.predict({ data: new Float32Array(192), shape: [1, 3, 8, 8] })).rejects.toThrow(
    'predict: x must have shape [n, 8, 8, 3] with the channels last, but got an array of shape [1, 3, 8, 8].',
  );
});

test('a batch larger than the data takes no more memory than the data', async () => {
  const history = await smallModel(1).fit(images, labels, { workers: 0, batchSize: 1e9 });
  expect(history).toEqual(await smallModel(1).fit(images, labels, { workers: 0, batchSize: 64 }));
});
