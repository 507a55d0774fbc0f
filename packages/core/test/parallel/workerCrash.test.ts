import threads from 'node:worker_threads';
import { expect, test } from 'vitest';
import { disturbed, undisturbed, type Crashable } from './crashWorkers.js';

const RealWorker = threads.Worker;
const started: Crashable[] = [];
threads.Worker = class extends RealWorker {
  constructor(...given: ConstructorParameters<typeof RealWorker>) {
    super(...given);
    started.push(this);
  }
};

test.each([
  [1, 1],
  [2, 2],
  [3, 3],
])('%i worker threads, killed at random, leave the bits of an undisturbed run', async (workers, seed) => {
  started.length = 0;
  const { crashes, ...result } = await disturbed(workers, seed, () => started);
  expect(crashes).toBeGreaterThan(3);
  expect(started.length).toBeGreaterThan(workers);
  expect(result).toEqual(await undisturbed());
});
