import threads from 'node:worker_threads';
import { expect, test } from 'vitest';
import { disturbed, undisturbed, type Victim } from './crashWorkers.js';

const RealWorker = threads.Worker;
const started: Victim[] = [];
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
  const { killed, ...result } = await disturbed(workers, seed, () => started);
  expect(killed).toBeGreaterThan(3);
  expect(started.length).toBeGreaterThan(workers);
  expect(result).toEqual(await undisturbed());
});
