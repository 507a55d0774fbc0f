import { describe, expect, test } from 'vitest';
import { layers, sequential } from '../../src/training.js';
import { slice, smallModel, stripes } from '../models.js';

const samples = stripes(64);
const { images } = samples;
const { images: oneImage } = slice(samples, 0, 1);

describe('predict', () => {
  test('rows of probabilities; few samples on this thread give the bits of many with workers', async () => {
    const model = smallModel(1);
    const all = await model.predict(images, { workers: 2 });
    expect(all.shape).toEqual([64, 3]);
    for (let n = 0; n < 64; n++) {
      expect(all.data[3 * n] + all.data[3 * n + 1] + all.data[3 * n + 2]).toBeCloseTo(1, 6);
    }
    const few = await model.predict(slice(samples, 5, 7).images);
    expect([...few.data]).toEqual([...all.data.subarray(15, 21)]);
  });

  test('compiling after a prediction applies to the next request', async () => {
    const model = sequential([layers.dense({ units: 2, activation: 'softmax', inputShape: [1] })], {
      seed: 1,
    });
    const { data } = await model.predict([[1]]);
    model.compile({ optimizer: 'sgd', loss: 'sparseCategoricalCrossentropy' });
    expect((await model.evaluate([[1]], [0])).loss).toBeCloseTo(-Math.log(data[0]), 6);
  });

  test('uses new weights at once', async () => {
    const model = smallModel(1);
    const before = await model.predict(oneImage);
    await model.setWeights(await smallModel(2).getWeights());
    expect(await model.predict(oneImage)).toEqual(await smallModel(2).predict(oneImage));
    expect(await model.predict(oneImage)).not.toEqual(before);
  });
});

describe('setWeights', () => {
  test('changes all weights or none', async () => {
    const model = smallModel(1);
    const weights = await model.getWeights();
    await expect(model.setWeights([...weights.slice(0, -1), [1, 2]])).rejects.toThrow(
      'setWeights: list[5] must have shape [3], but got an array of shape [2].',
    );
    await expect(model.setWeights(weights.slice(1))).rejects.toThrow('setWeights: list must hold 6 arrays');
    await expect(model.setWeights([...weights.slice(0, -1), [1, NaN, 2]])).rejects.toThrow(
      'must hold only finite numbers, but got NaN',
    );
    expect(await model.getWeights()).toEqual(weights);
  });
});

test('setWeights refuses infinities and negative variances, and changes nothing', async () => {
  const model = sequential([layers.batchNormalization({ inputShape: [1] })], { seed: 1 });
  const weights = await model.getWeights();
  await expect(model.setWeights([[1], [-1], [Infinity], [1]])).rejects.toThrow(
    'setWeights: list[2] must hold only finite numbers, but got Infinity.',
  );
  await expect(model.setWeights([[1], [-1], [-1], [-0.5]])).rejects.toThrow(
    'setWeights: list[3] must hold variances of 0 or more, but got -0.5.',
  );
  expect(await model.getWeights()).toEqual(weights);
});

test('more samples than memory holds are refused with their size', async () => {
  const model = sequential([layers.globalAveragePooling2d({ inputShape: [512, 512, 1] })]);
  const images = { data: [0], shape: [30_000_000, 512, 512, 1], stride: [0, 0, 0, 0] };
  const bytes = (30_000_000 * 512 ** 2 * 4).toLocaleString('en-US');
  await expect(model.predict(images)).rejects.toThrow(
    `predict: the samples must fit into the memory there is, but got "${bytes} bytes".`,
  );
  const wide = sequential([layers.dense({ units: 1000, inputShape: [1] })]);
  await expect(wide.predict(new Uint8Array(30_000_000))).rejects.toThrow(
    'predict: the result must need at most 2,147,483,648 bytes',
  );
});
