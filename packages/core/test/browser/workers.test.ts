import { expect, test } from 'vitest';
import { server } from 'vitest/browser';
import { terminateIdle } from '../../src/parallel/session/workerPool.js';
import { canShareMemory } from '../../src/platform/canShareMemory.js';
import { layers, optimizers, sequential, type Batch } from '../../src/training.js';
import { trainUndisturbed, trainWithCrashes } from '../parallel/crashWorkers.js';
import { residualModel, slice, smallModel, stripes, trainSmallModel, trainStripes } from '../models.js';

const RealWorker = globalThis.Worker;
const started: { url: string; worker: Worker }[] = [];
globalThis.Worker = class extends RealWorker {
  constructor(url: string | URL, options?: WorkerOptions) {
    super(url, options);
    started.push({ url: String(url), worker: this });
  }
};

test('fit with 1 to 8 workers, started from a file, gives the bits of the calling thread', async () => {
  const expected = await trainSmallModel(0);
  expect(started).toHaveLength(0);
  for (const workers of [1, 2, 3, 4, 8]) expect(await trainSmallModel(workers)).toEqual(expected);
  expect(started).toHaveLength(8);
  for (const { url } of started) expect(new URL(url).pathname).toMatch(/worker\.js$/);
});

test('a residual block, with 1 to 3 workers, gives the bits of the calling thread', async () => {
  const expected = await trainStripes(residualModel(4), 0);
  for (const workers of [1, 2, 3]) expect(await trainStripes(residualModel(4), workers)).toEqual(expected);
});

test('batches of a generator function give the bits of arrays', async () => {
  const { images, labels } = stripes(75);
  const batches = function* (): Generator<Batch> {
    for (let from = 0; from < 75; from += 8) {
      const part = slice({ images, labels }, from, Math.min(from + 8, 75));
      yield [part.images, part.labels];
    }
  };
  const train = async (workers: number) => {
    const model = smallModel(1);
    const history = await model.fit(batches, { epochs: 2, workers, validationData: batches });
    const evaluation = await model.evaluate(batches, { workers });
    return { history, evaluation, weights: await model.getWeights() };
  };
  const model = smallModel(1);
  const options = { epochs: 2, batchSize: 8, shuffle: false, workers: 0 };
  const history = await model.fit(images, labels, { ...options, validationData: [images, labels] });
  const evaluation = await model.evaluate(images, labels, { workers: 0 });
  const expected = { history, evaluation, weights: await model.getWeights() };
  for (const workers of [0, 1, 2, 3]) expect(await train(workers)).toEqual(expected);
});

test('gradients are clipped by the norm of all, with regularizers, to the bits of the calling thread', async () => {
  const { images, labels } = stripes(30);
  const train = async (workers: number) => {
    const model = sequential(
      [
        layers.rescaling({ scale: 1 / 255, inputShape: [8, 8, 1] }),
        layers.conv2d({ filters: 3, kernelSize: 3, kernelRegularizer: 'l2' }),
        layers.flatten(),
        layers.dense({ units: 3, activation: 'softmax', biasRegularizer: 'l1' }),
      ],
      { seed: 1 },
    );
    const optimizer = optimizers.adam({ globalClipNorm: 0.05, amsgrad: true });
    model.compile({ optimizer, loss: 'sparseCategoricalCrossentropy' });
    const history = await model.fit(images, labels, { epochs: 2, batchSize: 7, workers });
    return { history, weights: await model.getWeights() };
  };
  const expected = await train(0);
  for (const workers of [1, 2, 3]) expect(await train(workers)).toEqual(expected);
});

test('canShareMemory is true only in the isolated project', () => {
  expect(canShareMemory()).toBe(server.config.name === 'browser, isolated (chromium)');
});

test('fit on the calling thread handles other events between its slices of time', async () => {
  const { images, labels } = stripes(75);
  let events = 0;
  const timer = setInterval(() => events++, 0);
  await smallModel(1).fit(images, labels, { epochs: 200, workers: 0 });
  clearInterval(timer);
  expect(events).toBeGreaterThan(10);
});

test.each([1, 2, 3])(
  'fit with %i workers that crash at random gives the bits of an undisturbed fit',
  async (workers) => {
    terminateIdle();
    started.length = 0;
    const startedWorkers = () => started.map(({ worker }) => worker);
    const { crashCount, ...result } = await trainWithCrashes(workers, workers, startedWorkers);
    expect(crashCount).toBeGreaterThan(3);
    expect(started.length).toBeGreaterThan(workers);
    expect(result).toEqual(await trainUndisturbed());
  },
);

test('fit replaces a worker that throws, and ignores unknown messages to it', async () => {
  const { images, labels } = stripes(75);
  const train = async (disturb: (epoch: number) => void) => {
    const model = smallModel(1);
    await model.fit(images, labels, { epochs: 30, workers: 2, callbacks: { onEpochEnd: disturb } });
    return model.getWeights();
  };
  const expected = await train(() => {});
  const before = started.length;
  // A spec that can not be compiled makes the worker throw.
  const weights = await train((epoch) => {
    if (epoch === 9) for (const { worker } of started) worker.postMessage({ kind: 'join' });
    if (epoch === 20)
      for (const stray of [null, 7, 'ready', { kind: 'lockHeld' }])
        started[started.length - 1].worker.postMessage(stray);
  });
  expect(started.length).toBeGreaterThan(before);
  expect(weights).toEqual(expected);
});
