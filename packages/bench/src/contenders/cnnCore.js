import { sequential, textbookLayers } from '../core.js';
import { batchSize, firstDigits } from '../task.js';

const now = () => performance.now();

/**
 * Our own trainer.
 *
 * @param workers left out, fit picks their number
 * @param options of the model, as `textbookLayers` takes them
 */
export function cnnCore({ kernels, workers, batch = batchSize, options = {} }) {
  let digits;
  let model;

  function build() {
    const built = sequential(textbookLayers(options), { seed: 1, kernels });
    built.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy' });
    return built;
  }

  return {
    prepare(given) {
      digits = given;
      model = build();
    },

    async losses(steps) {
      const { images, labels } = firstDigits(digits, batchSize);
      const found = [];
      const callbacks = { onBatchEnd: (_batch, { loss }) => found.push(loss) };
      await build().fit(images, labels, { epochs: steps, batchSize, shuffle: false, workers, callbacks });
      return found;
    },

    /** The second of two epochs, as then all have started; starting is told beside it. */
    async time(n) {
      const { images, labels } = firstDigits(digits, n);
      const ends = [];
      let started;
      const callbacks = {
        onTrainBegin: () => void (started = now()),
        onEpochEnd: () => void ends.push(now()),
      };
      const called = now();
      await model.fit(images, labels, { epochs: 2, batchSize: batch, workers, callbacks });
      return { milliseconds: ends[1] - ends[0], start: started - called };
    },

    /** Seconds of one epoch over n images, with all that comes before and after. */
    async whole(n) {
      const { images, labels } = firstDigits(digits, n);
      const called = now();
      await model.fit(images, labels, { epochs: 1, batchSize: batch, workers });
      return (now() - called) / 1000;
    },

    close: () => model?.dispose(),
  };
}

/** Answers for one image at a time, by a model that has answered before: the median of n. */
export function prediction() {
  let digits;
  let model;
  return {
    step: 1,
    async prepare(given) {
      digits = given;
      model = sequential(textbookLayers(), { seed: 1 });
      for (let i = 0; i < 20; i++) await model.predict(firstDigits(digits, 1).images);
    },
    async time(n) {
      const { images } = firstDigits(digits, 1);
      const times = [];
      for (let i = 0; i < n; i++) {
        const begin = now();
        await model.predict(images);
        times.push(now() - begin);
      }
      return { milliseconds: n * times.sort((a, b) => a - b)[n >> 1] };
    },
    close: () => model?.dispose(),
  };
}
