// Requests to a model while it is being trained.
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { sequential, StateError, textbookLayers, type Sequential } from '../../src/training.js';
import { digits, slice, smallModel, stateOf, statesByBatch, stripes, type ModelState } from '../models.js';

const samples = stripes(40);
const { images, labels } = samples;
const one = slice(samples, 0, 1);

/** The number of batches after which a model has each part of this state. */
function batchesBefore(states: readonly ModelState[], state: ModelState): number[] {
  return (Object.keys(state) as (keyof ModelState)[]).map((name) => {
    const answer = hashOf(state[name]);
    const index = states.findIndex((each) => hashOf(each[name]) === answer);
    expect(index, `${name} is answered with the state after a whole batch`).toBeGreaterThanOrEqual(0);
    return index;
  });
}

/** A short text that differs for arrays that differ in a bit. */
const hashOf = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** Requests everything again and again until the fit ends; all answers must be states after whole batches, in order. */
async function checkAnswers(
  states: readonly ModelState[],
  model: Sequential,
  given: typeof samples,
  fitting: Promise<unknown>,
) {
  const fit = { hasEnded: false };
  const ended = fitting.finally(() => (fit.hasEnded = true));
  const requests: Promise<ModelState>[] = [];
  while (!fit.hasEnded) {
    const state = stateOf(model, given);
    requests.push(state);
    await Promise.race([ended, state]);
  }
  await ended;
  const batches = (await Promise.all(requests)).map((state) => batchesBefore(states, state));
  for (let i = 1; i < batches.length; i++) {
    batches[i].forEach((count, j) => expect(count).toBeGreaterThanOrEqual(batches[i - 1][j]));
  }
}

describe.each([0, 1, 2])('during a fit with %i workers', (workers) => {
  test('every request is answered with the state after a whole batch, in order, until the fit ends', async () => {
    const states = await statesByBatch(smallModel(1), samples, 10, 3);
    const options = { workers, epochs: 3, batchSize: 10, shuffle: false };
    for (let round = 0; round < 5; round++) {
      const model = smallModel(1);
      await checkAnswers(states, model, samples, model.fit(images, labels, options));
      expect(await stateOf(model, samples)).toEqual(states.at(-1));
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

test('requests between the time slices of a batch are answered with the state before or after it', async () => {
  // Plain kernels take several slices for a batch of this size.
  const createModel = () => {
    const model = sequential(textbookLayers({ units: 8 }), { seed: 1, kernels: 'plain' });
    model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy' });
    return model;
  };
  const large = digits(96);
  const states = await statesByBatch(createModel(), large, 48, 1);
  const model = createModel();
  const options = { workers: 0, batchSize: 48, shuffle: false };
  await checkAnswers(states, model, large, model.fit(large.images, large.labels, options));
});

test('a prediction during trainOnBatch does not make later ones stale', async () => {
  const [model, other] = [smallModel(1), smallModel(2)];
  const training = model.trainOnBatch(images, labels);
  await Promise.all([training, model.predict(one.images)]);
  await other.setWeights(await model.getWeights());
  expect(await model.predict(one.images)).toEqual(await other.predict(one.images));
});
