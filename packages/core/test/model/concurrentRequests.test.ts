// What is asked while a model learns.
import { describe, expect, test } from 'vitest';
import { layers, sequential, StateError } from '../../src/training.js';
import { smallModel, stripes } from '../models.js';

const { images, labels } = stripes(40);
const one = { ...images, shape: [1, 8, 8, 1] };

describe.each([0, 1, 2])('%i workers', (workers) => {
  test('every question is answered, also one that comes as the fit ends', async () => {
    const model = smallModel(1);
    for (let round = 0; round < 10; round++) {
      const state = { ended: false };
      const fitting = model.fit(images, labels, { workers, epochs: 2 }).finally(() => (state.ended = true));
      const asked: Promise<unknown>[] = [];
      while (!state.ended) {
        const now = [
          model.predict(one),
          model.getWeights(),
          model.evaluate(one, [0]),
          model.layerOutputs(one),
        ];
        asked.push(...now);
        await Promise.race([fitting, Promise.all(now)]);
      }
      await Promise.all(asked);
    }
  });

  test('what would change the model is refused; dispose ends the fit', async () => {
    const model = smallModel(1);
    const fitting = model.fit(images, labels, { workers, epochs: 1e6 });
    await expect(model.fit(images, labels)).rejects.toThrow(StateError);
    await expect(model.trainOnBatch(images, labels)).rejects.toThrow(StateError);
    await expect(model.setWeights(await model.getWeights())).rejects.toThrow(StateError);
    await expect(model.save()).rejects.toThrow(StateError);
    expect(() => model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' })).toThrow(StateError);
    model.dispose();
    await fitting;
    await model.fit(images, labels, { workers });
  });
});

test('a prediction during trainOnBatch does not make later ones old', async () => {
  const [model, other] = [smallModel(1), smallModel(2)];
  const training = model.trainOnBatch(images, labels);
  await Promise.all([training, model.predict(one)]);
  await other.setWeights(await model.getWeights());
  expect(await model.predict(one)).toEqual(await other.predict(one));
});

test('a batch larger than the data takes no more memory than the data', async () => {
  const history = await smallModel(1).fit(images, labels, { workers: 0, batchSize: 1e9 });
  expect(history).toEqual(await smallModel(1).fit(images, labels, { workers: 0, batchSize: 40 }));
});

test.each([0, 1])(
  'more values than memory are refused before anything begins; %i workers',
  async (workers) => {
    const model = sequential(
      [
        layers.zeroPadding2d({ padding: 3000, inputShape: [8, 8, 1] }),
        layers.conv2d({ filters: 16, kernelSize: 3 }),
        layers.globalAveragePooling2d(),
      ],
      { seed: 1 },
    );
    model.compile({ optimizer: 'sgd', loss: 'sparseCategoricalCrossentropy' });
    for (const call of [
      () => model.fit(images, labels, { workers }),
      () => model.predict(images, { workers }),
    ]) {
      await expect(call()).rejects.toThrow(
        /^model: the model must need at most 2,147,483,648 bytes, but got "[\d,]+ bytes"/,
      );
    }
  },
);
