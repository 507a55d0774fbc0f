// A model trained by workers that crash, in Node and in a page.
import { recovery } from '../../src/parallel/session/recoverableSession.js';
import { generator } from '../../src/learning/random/generator.js';
import { smallModel, stripes } from '../models.js';

/** A worker of either kind; to terminate it from outside is a crash without an error event. */
export interface Crashable {
  terminate(): unknown;
}

const { images, labels } = stripes(75);
const epochs = 150;

/** Trains, and returns everything that must repeat: every reported loss in order, the history and the weights. */
async function train(workers: number, onEpochEnd: (epoch: number) => Promise<void> | void = () => {}) {
  const model = smallModel(5);
  const reported: string[] = [];
  const history = await model.fit(images, labels, {
    epochs,
    workers,
    callbacks: {
      onEpochBegin: (epoch) => void reported.push(`epoch ${epoch}`),
      onBatchEnd: (batch, { loss }) => void reported.push(`${batch} ${loss}`),
      async onEpochEnd(epoch, { loss }) {
        reported.push(`${epoch} ${loss}`);
        // A repeated epoch must go on with the rate that was set after it the first time.
        model.optimizer.learningRate = 0.001 * (1 + (epoch % 3));
        await onEpochEnd(epoch);
      },
    },
  });
  return { reported, history, weights: await model.getWeights() };
}

export const trainUndisturbed = () => train(0);

/** The same while workers crash at random; `startedWorkers` returns all that have been started. */
export async function trainWithCrashes(workers: number, seed: number, startedWorkers: () => Crashable[]) {
  const random = generator(seed);
  const crashes: Promise<unknown>[] = [];
  const crash = (worker: Crashable, milliseconds: number) =>
    new Promise((resolve) => setTimeout(() => resolve(worker.terminate()), milliseconds));
  const { checkpointMilliseconds } = recovery;
  recovery.checkpointMilliseconds = 10;
  try {
    const result = await train(workers, async (epoch) => {
      // Most crashes are within an epoch, these while training waits between two.
      if (epoch % 10 === 0) await Promise.all(crashes);
      if (random.float() > 0.06) return;
      const started = startedWorkers();
      const worker = started[started.length - 1 - random.integer(Math.min(workers, started.length))];
      crashes.push(crash(worker, random.float() * 4));
    });
    return { ...result, crashCount: crashes.length };
  } finally {
    recovery.checkpointMilliseconds = checkpointMilliseconds;
  }
}
