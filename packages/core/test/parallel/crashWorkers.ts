// A model trained by workers that crash, in Node and in a page.
import { recovery } from '../../src/parallel/session/recoverableSession.js';
import { generator } from '../../src/learning/random/generator.js';
import type { Batch, FitOptions } from '../../src/training.js';
import { slice, smallModel, stripes } from '../models.js';

/** A worker of either kind; to terminate it from outside is a crash without an error event. */
export interface Crashable {
  terminate(): unknown;
}

const samples = stripes(75);
const { images, labels } = samples;
const epochs = 150;

/** Batches that are different each time they are made, and whose iterator can be read once. */
function* batchesOnce(seed: number, count: number): Generator<Batch> {
  const random = generator(seed);
  for (let i = 0; i < count; i++) {
    const from = random.integer(60);
    const part = slice(samples, from, from + 1 + random.integer(14));
    // The first batch is the largest.
    yield i === 0 ? [images, labels] : [part.images, part.labels];
  }
}

/** Trains, and returns everything that must repeat: every reported loss in order, the history and the weights. */
async function train(
  workers: number,
  takesBatches: boolean,
  onEpochEnd: (epoch: number) => Promise<void> | void = () => {},
) {
  const model = smallModel(5);
  const reported: string[] = [];
  let validations = 0;
  const options: FitOptions = {
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
  };
  const history = takesBatches
    ? await model.fit(batchesOnce(1, 5 * epochs), {
        ...options,
        stepsPerEpoch: 5,
        validationData: () => batchesOnce(++validations, 3),
      })
    : await model.fit(images, labels, options);
  if (takesBatches && validations !== epochs) throw new Error('A validation was iterated more than once.');
  return { reported, history, weights: await model.getWeights() };
}

export const trainUndisturbed = (takesBatches = false) => train(0, takesBatches);

/** The same while workers crash at random; `startedWorkers` returns all that have been started. */
export async function trainWithCrashes(
  workers: number,
  seed: number,
  startedWorkers: () => Crashable[],
  takesBatches = false,
) {
  const random = generator(seed);
  const crashes: Promise<unknown>[] = [];
  const crash = (worker: Crashable, milliseconds: number) =>
    new Promise((resolve) => setTimeout(() => resolve(worker.terminate()), milliseconds));
  const { checkpointMilliseconds } = recovery;
  recovery.checkpointMilliseconds = 10;
  try {
    const result = await train(workers, takesBatches, async (epoch) => {
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
