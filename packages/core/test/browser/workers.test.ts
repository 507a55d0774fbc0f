import { expect, test } from 'vitest';
import { smallModel, stripes, trained } from '../models.js';

const RealWorker = globalThis.Worker;
const started: { url: string; worker: Worker }[] = [];
globalThis.Worker = class extends RealWorker {
  constructor(url: string | URL, options?: WorkerOptions) {
    super(url, options);
    started.push({ url: String(url), worker: this });
  }
};

test('1, 2 and 3 workers, started from a file, give the bits of the calling thread', async () => {
  const alone = await trained(0);
  expect(started).toHaveLength(0);
  for (const workers of [1, 2, 3]) expect(await trained(workers)).toEqual(alone);
  expect(started).toHaveLength(3);
  for (const { url } of started) expect(new URL(url).pathname).toMatch(/worker\.js$/);
});

test('on the calling thread, others have their turn between slices', async () => {
  const { images, labels } = stripes(75);
  let turns = 0;
  const timer = setInterval(() => turns++, 0);
  await smallModel(1).fit(images, labels, { epochs: 200, workers: 0 });
  clearInterval(timer);
  expect(turns).toBeGreaterThan(10);
});

test('a worker that fails ends fit with an error, the weights kept; the next fit has new workers', async () => {
  const { images, labels } = stripes(75);
  const model = smallModel(1);
  const before = await model.getWeights();
  const fitting = model.fit(images, labels, {
    epochs: 1e6,
    workers: 2,
    callbacks: {
      // A setup that can not be built makes the worker throw.
      onEpochEnd(epoch) {
        if (epoch === 1) for (const { worker } of started) worker.postMessage({ kind: 'join' });
      },
    },
  });
  await expect(fitting).rejects.toThrow(/^A worker failed: /);
  expect(await model.getWeights()).toEqual(before);
  await model.fit(images, labels, { epochs: 2, workers: 2 });
  expect(await model.getWeights()).not.toEqual(before);
  expect(started.length).toBeGreaterThan(3);
});
