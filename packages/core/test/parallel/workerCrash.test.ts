import threads from 'node:worker_threads';
import { expect, test } from 'vitest';
import { trainUndisturbed, trainWithCrashes, type Crashable } from './crashWorkers.js';

const RealWorker = threads.Worker;
const started: Crashable[] = [];
threads.Worker = class extends RealWorker {
  constructor(...args: ConstructorParameters<typeof RealWorker>) {
    super(...args);
    started.push(this);
  }
};

test.each([
  [1, 1],
  [2, 2],
  [3, 3],
])(
  'fit with %i worker threads that crash at random gives the bits of an undisturbed fit',
  async (workers, seed) => {
    started.length = 0;
    const { crashCount, ...result } = await trainWithCrashes(workers, seed, () => started);
    expect(crashCount).toBeGreaterThan(3);
    expect(started.length).toBeGreaterThan(workers);
    expect(result).toEqual(await trainUndisturbed());
  },
);
