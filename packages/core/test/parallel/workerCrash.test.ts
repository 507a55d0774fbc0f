import threads from 'node:worker_threads';
import { expect, test } from 'vitest';
import { terminateIdle } from '../../src/parallel/session/workerPool.js';
import { residualModel, stripes } from '../models.js';
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

test('a residual block with a worker that ends three times gives the bits of an undisturbed fit', async () => {
  terminateIdle();
  started.length = 0;
  const { images, labels } = stripes(75);
  const train = async (workers: number, onEpochEnd: (epoch: number) => Promise<void>) => {
    const model = residualModel(4);
    const history = await model.fit(images, labels, { epochs: 30, workers, callbacks: { onEpochEnd } });
    return { history, weights: await model.getWeights() };
  };
  const disturbed = await train(2, async (epoch) => {
    if (epoch % 10 === 5) await started[started.length - 1].terminate();
  });
  expect(started.length).toBeGreaterThan(3);
  expect(disturbed).toEqual(await train(0, async () => {}));
});
