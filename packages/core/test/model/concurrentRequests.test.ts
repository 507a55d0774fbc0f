// Requests to a model while it is being trained.
import { describe, expect, test } from 'vitest';
import { StateError } from '../../src/training.js';
import { slice, smallModel, statesByBatch, stripes, type ModelState } from '../models.js';

const samples = stripes(40);
const { images, labels } = samples;
const one = slice(samples, 0, 1);

describe.each([0, 1, 2])('during a fit with %i workers', (workers) => {
  test('every request is answered with the state after a whole batch, in order, until the fit ends', async () => {
    const states = await statesByBatch(samples, 10, 3);
    /** The number of batches after which a model gives this answer. */
    const batchesBefore = <Name extends keyof ModelState>(name: Name, answer: ModelState[Name]): number => {
      const index = states.findIndex((state) => JSON.stringify(state[name]) === JSON.stringify(answer));
      expect(index, `${name} is the answer after a whole batch`).toBeGreaterThanOrEqual(0);
      return index;
    };
    for (let round = 0; round < 5; round++) {
      const model = smallModel(1);
      const fit = { hasEnded: false };
      const fitting = model
        .fit(images, labels, { workers, epochs: 3, batchSize: 10, shuffle: false })
        .finally(() => (fit.hasEnded = true));
      const requests: Promise<[number, number, number, number]>[] = [];
      while (!fit.hasEnded) {
        const answers = Promise.all([
          model.predict(one.images),
          model.evaluate(one.images, one.labels),
          model.layerOutputs(one.images),
          model.getWeights(),
        ]);
        requests.push(
          answers.then(([predict, evaluate, layerOutputs, getWeights]) => [
            batchesBefore('predict', predict),
            batchesBefore('evaluate', evaluate),
            batchesBefore('layerOutputs', layerOutputs),
            batchesBefore('getWeights', getWeights),
          ]),
        );
        await Promise.race([fitting, answers]);
      }
      await fitting;
      const batches = await Promise.all(requests);
      for (let i = 1; i < batches.length; i++) {
        batches[i].forEach((count, j) => expect(count).toBeGreaterThanOrEqual(batches[i - 1][j]));
      }
      expect(batchesBefore('getWeights', await model.getWeights())).toBe(states.length - 1);
    }
  });

  test('whatever would change the model is refused; dispose ends the fit', async () => {
    const model = smallModel(1);
    const fitting = model.fit(images, labels, { workers, epochs: 1e6 });
    await expect(model.fit(images, labels)).rejects.toThrow(StateError);
    await expect(model.trainOnBatch(images, labels)).rejects.toThrow(StateError);
    await expect(model.setWeights(await model.getWeights())).rejects.toThrow(StateError);
    await expect(model.save()).rejects.toThrow(StateError);
    expect(() => model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' })).toThrow(StateError);
    model.dispose();
    expect((await fitting).loss.length).toBeLessThan(1e6);
    expect((await model.fit(images, labels, { workers })).loss).toHaveLength(1);
  });
});

test('a prediction during trainOnBatch does not make later ones stale', async () => {
  const [model, other] = [smallModel(1), smallModel(2)];
  const training = model.trainOnBatch(images, labels);
  await Promise.all([training, model.predict(one.images)]);
  await other.setWeights(await model.getWeights());
  expect(await model.predict(one.images)).toEqual(await other.predict(one.images));
});
