import threads from 'node:worker_threads';
import { expect, test } from 'vitest';
import { terminateIdle } from '../../src/parallel/session/workerPool.js';
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
  [1, 1, false],
  [2, 2, false],
  [3, 3, false],
  [1, 4, true],
  [2, 5, true],
])(
  'fit with %i worker threads that crash at random gives the bits of an undisturbed fit (seed %i, batches %o)',
  async (workers, seed, takesBatches) => {
    // An idle worker of the test before is not among those that are started.
    terminateIdle();
    started.length = 0;
    const { crashCount, ...result } = await trainWithCrashes(workers, seed, () => started, takesBatches);
    expect(crashCount).toBeGreaterThan(3);
    expect(started.length).toBeGreaterThan(workers);
    expect(result).toEqual(await trainUndisturbed(takesBatches));
  },
);
