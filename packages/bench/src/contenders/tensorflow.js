import '@tensorflow/tfjs-backend-cpu';
import * as core from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import { buildLayers, networks } from '../networks.js';
import { batchSize, learningRate, samplesOf, scaledDigits } from '../task.js';

/**
 * The CPU backend of TensorFlow.js.
 *
 * @param network one of the table, measured in one round of few images, without a check of losses, which
 *   would take minutes; default the chapter's model on MNIST
 */
export function tensorflow(network) {
  const samples = network ? samplesOf(network) : scaledDigits;
  let digits;
  let model;

  function build() {
    const built = layers.sequential({
      layers: buildLayers(network ?? networks.textbook, layers.layers),
    });
    built.compile({ optimizer: core.train.adam(learningRate), loss: 'sparseCategoricalCrossentropy' });
    return built;
  }

  function tensors(n) {
    const { images, labels } = samples(digits, n);
    return [core.tensor(images.data, images.shape), core.tensor1d(Float32Array.from(labels.data))];
  }

  async function losses(steps, isEnough) {
    const newModel = build();
    const [x, y] = tensors(batchSize);
    const values = [];
    while (values.length < steps && !isEnough(values)) values.push(await newModel.trainOnBatch(x, y));
    core.dispose([x, y]);
    newModel.dispose();
    return values;
  }

  return {
    ...(network && { step: batchSize / 8, rounds: 1 }),

    async prepare(mnist) {
      digits = mnist;
      // Without this it recommends the package with native code in Node.
      core.env().set('IS_TEST', true);
      await core.setBackend('cpu');
      model = build();
    },

    parameters: () => model.countParams(),

    ...(!network && { losses }),

    async time(n) {
      const [x, y] = tensors(n);
      const begin = performance.now();
      const { history } = await model.fit(x, y, { epochs: 1, batchSize, verbose: 0, yieldEvery: 'never' });
      const milliseconds = performance.now() - begin;
      core.dispose([x, y]);
      if (!history.loss.every(Number.isFinite)) throw new Error('its loss is not finite');
      return { milliseconds };
    },

    close: () => model?.dispose(),
  };
}
