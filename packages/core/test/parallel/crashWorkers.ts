// Workers that are ended from outside while a model learns, in Node and in a page.
import { recovery } from '../../src/parallel/session/recoverableSession.js';
import { generator } from '../../src/learning/random/generator.js';
import { smallModel, stripes } from '../models.js';

/** A worker of either kind, ended without a word. */
export interface Crashable {
  terminate(): unknown;
}

const { images, labels } = stripes(75);
const epochs = 150;

/** All that a run leaves: every figure told, in order, and the weights. */
async function run(workers: number, onEpoch: (epoch: number) => void = () => {}) {
  const model = smallModel(5);
  const told: string[] = [];
  const history = await model.fit(images, labels, {
    epochs,
    workers,
    callbacks: {
      onEpochBegin: (epoch) => void told.push(`epoch ${epoch}`),
      onBatchEnd: (batch, { loss }) => void told.push(`${batch} ${loss}`),
      async onEpochEnd(epoch, { loss }) {
        told.push(`${epoch} ${loss}`);
        onEpoch(epoch);
        // Time for what happens between epochs to be noticed within one.
        if (epoch % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      },
    },
  });
  return { told, history, weights: await model.getWeights() };
}

export const undisturbed = () => run(0);

/** The same run while workers end at random; `living` gives those that have been started. */
export async function disturbed(workers: number, seed: number, living: () => Crashable[]) {
  const random = generator(seed);
  let crashes = 0;
  const before = recovery.checkpointMilliseconds;
  recovery.checkpointMilliseconds = 10;
  try {
    const result = await run(workers, () => {
      if (random.float() > 0.06) return;
      const all = living();
      const worker = all[all.length - 1 - random.integer(Math.min(workers, all.length))];
      setTimeout(() => worker.terminate(), random.float() * 4);
      crashes++;
    });
    return { ...result, crashes };
  } finally {
    recovery.checkpointMilliseconds = before;
  }
}
