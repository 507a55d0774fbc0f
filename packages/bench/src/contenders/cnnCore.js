import { layers, sequential, textbookLayers } from '../core.js';
import { buildLayers } from '../networks.js';
import { batchSize, firstDigits, samplesOf } from '../task.js';

const now = () => performance.now();

/**
 * Our trainer.
 *
 * @param workers default: the number that fit chooses
 * @param network one of the table; default the chapter's model, which takes MNIST's bytes
 * @param options of the chapter's model, as `textbookLayers` takes them
 */
export function cnnCore({ kernels, workers, batch = batchSize, network, options = {} }) {
  const makeLayers = () => (network ? buildLayers(network, layers) : textbookLayers(options));
  const samples = network ? samplesOf(network) : firstDigits;
  let digits;
  let model;

  function build() {
    const built = sequential(makeLayers(), { seed: 1, kernels });
    built.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy' });
    return built;
  }

  return {
    prepare(mnist) {
      digits = mnist;
      model = build();
    },

    parameters: () => model.summary().parameters,

    async losses(steps) {
      const { images, labels } = samples(digits, batchSize);
      const losses = [];
      const callbacks = { onBatchEnd: (_batch, { loss }) => losses.push(loss) };
      await build().fit(images, labels, { epochs: steps, batchSize, shuffle: false, workers, callbacks });
      return losses;
    },

    /** The second of two epochs, when all workers have started; `start` is the time that starting takes. */
    async time(n) {
      const { images, labels } = samples(digits, n);
      const ends = [];
      let started;
      const callbacks = {
        onTrainBegin: () => void (started = now()),
        onEpochEnd: () => void ends.push(now()),
      };
      const begin = now();
      await model.fit(images, labels, { epochs: 2, batchSize: batch, workers, callbacks });
      return { milliseconds: ends[1] - ends[0], start: started - begin };
    },

    /** Seconds of a fit of one epoch over n images, with its start and end. */
    async timeFit(n) {
      const { images, labels } = samples(digits, n);
      const begin = now();
      await model.fit(images, labels, { epochs: 1, batchSize: batch, workers });
      return (now() - begin) / 1000;
    },

    close: () => model?.dispose(),
  };
}
