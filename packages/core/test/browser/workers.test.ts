import { expect, test } from 'vitest';
import { server } from 'vitest/browser';
import { canShareMemory } from '../../src/platform/canShareMemory.js';
import { disturbed, undisturbed } from '../parallel/crashWorkers.js';
import { smallModel, stripes, trained } from '../models.js';

const RealWorker = globalThis.Worker;
const started: { url: string; worker: Worker }[] = [];
globalThis.Worker = class extends RealWorker {
  constructor(url: string | URL, options?: WorkerOptions) {
    super(url, options);
    started.push({ url: String(url), worker: this });
  }
};

test('1 to 8 workers, started from a file, give the bits of the calling thread', async () => {
  const alone = await trained(0);
  expect(started).toHaveLength(0);
  for (const workers of [1, 2, 3, 4, 8]) expect(await trained(workers)).toEqual(alone);
  expect(started).toHaveLength(8);
  for (const { url } of started) expect(new URL(url).pathname).toMatch(/worker\.js$/);
});

test('the page is isolated, and its workers share memory, only where that is tested', () => {
  expect(canShareMemory()).toBe(server.config.name === 'browser, isolated (chromium)');
});

test('on the calling thread, others have their turn between slices', async () => {
  const { images, labels } = stripes(75);
  let turns = 0;
  const timer = setInterval(() => turns++, 0);
  await smallModel(1).fit(images, labels, { epochs: 200, workers: 0 });
  clearInterval(timer);
  expect(turns).toBeGreaterThan(10);
});

test.each([1, 2, 3])(
  '%i workers that fail or are ended at random leave the bits of an undisturbed run',
  async (workers) => {
    const living = () => started.map(({ worker }) => worker);
    const { crashes, ...result } = await disturbed(workers, workers, living);
    expect(crashes).toBeGreaterThan(3);
    expect(result).toEqual(await undisturbed());
  },
);

test('a worker that throws is replaced, and so is one that gets a message of nobody', async () => {
  const { images, labels } = stripes(75);
  const train = async (disturb: (epoch: number) => void) => {
    const model = smallModel(1);
    await model.fit(images, labels, { epochs: 30, workers: 2, callbacks: { onEpochEnd: disturb } });
    return model.getWeights();
  };
  const expected = await train(() => {});
  const before = started.length;
  // A setup that can not be built makes the worker throw.
  const weights = await train((epoch) => {
    if (epoch === 9) for (const { worker } of started) worker.postMessage({ kind: 'join' });
    if (epoch === 20)
      for (const stray of [null, 7, 'ready', { kind: 'held' }])
        started[started.length - 1].worker.postMessage(stray);
  });
  expect(started.length).toBeGreaterThan(before);
  expect(weights).toEqual(expected);
});
