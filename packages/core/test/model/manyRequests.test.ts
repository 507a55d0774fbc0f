// Many predictions at once: how many workers they start, and by which weights they are computed.
import threads from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import { slice, smallModel, stripes } from '../models.js';

const RealWorker = threads.Worker;
let startedWorkers = 0;
threads.Worker = class extends RealWorker {
  constructor(...args: ConstructorParameters<typeof RealWorker>) {
    super(...args);
    startedWorkers++;
  }
};

const { images, labels } = stripes(40);
const model = smallModel(1);
const other = smallModel(2);
const local = { workers: 0 };

afterEach(() => {
  model.dispose();
  startedWorkers = 0;
});

test('predictions at once share the workers of one, with the bits of the calling thread', async () => {
  const predictions = await Promise.all(
    Array.from({ length: 150 }, () => model.predict(images, { workers: 2 })),
  );
  expect(startedWorkers).toBe(2);
  const expected = await model.predict(images, local);
  for (const prediction of predictions) expect(prediction).toEqual(expected);
});

test('requests for different numbers of workers start no more than the largest number', async () => {
  const expected = await model.evaluate(images, labels, local);
  const requests = [1, 2, 1, 3, 2, 2, 1, 0].map((workers) => model.evaluate(images, labels, { workers }));
  for (const logs of await Promise.all(requests)) expect(logs).toEqual(expected);
  expect(startedWorkers).toBe(3);
});

test.each([0, 1, 2])(
  'each prediction uses the weights of its time, with %i workers and no more',
  async (workers) => {
    const weights = [await model.getWeights(), await other.getWeights()];
    const predictions = [];
    for (let i = 1; i <= 10; i++) {
      predictions.push(model.predict(images, { workers }), model.predict(images, { workers }));
      void model.setWeights(weights[i % 2]);
    }
    const expected = [await model.predict(images, local), await other.predict(images, local)];
    for (const [i, prediction] of (await Promise.all(predictions)).entries()) {
      expect(prediction).toEqual(expected[Math.floor(i / 2) % 2]);
    }
    expect(startedWorkers).toBe(workers);
  },
);

test('by default a quick prediction of a batch starts no worker', async () => {
  const fresh = smallModel(1);
  for (const n of [9, 16, 32, 40]) await fresh.predict(slice({ images, labels }, 0, n).images);
  expect(startedWorkers).toBe(0);
});
