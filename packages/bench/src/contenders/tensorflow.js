import '@tensorflow/tfjs-backend-cpu';
import * as core from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import { batchSize, firstDigits, learningRate, shape } from '../task.js';

const { side, kernelSize, filters, poolSize, units, rate, classes } = shape;

/** The CPU backend of TensorFlow.js. */
export function tensorflow() {
  let digits;
  let model;

  function build() {
    const built = layers.sequential({
      layers: [
        layers.layers.conv2d({ inputShape: [side, side, 1], filters, kernelSize }),
        layers.layers.maxPooling2d({ poolSize }),
        layers.layers.flatten(),
        layers.layers.dense({ units, activation: 'relu' }),
        layers.layers.dropout({ rate }),
        layers.layers.dense({ units: classes, activation: 'softmax' }),
      ],
    });
    built.compile({ optimizer: core.train.adam(learningRate), loss: 'sparseCategoricalCrossentropy' });
    return built;
  }

  function tensors(n) {
    const { images, labels } = firstDigits(digits, n);
    const pixels = Float32Array.from(images.data, (byte) => byte / 255);
    return [core.tensor4d(pixels, images.shape), core.tensor1d(Float32Array.from(labels.data))];
  }

  return {
    async prepare(mnist) {
      digits = mnist;
      // Without this it recommends the package with native code in Node.
      core.env().set('IS_TEST', true);
      await core.setBackend('cpu');
      model = build();
    },

    async losses(steps, hasConverged) {
      const newModel = build();
      const [x, y] = tensors(batchSize);
      const losses = [];
      while (losses.length < steps && !hasConverged(losses)) losses.push(await newModel.trainOnBatch(x, y));
      core.dispose([x, y]);
      newModel.dispose();
      return losses;
    },

    async time(n) {
      const [x, y] = tensors(n);
      const begin = performance.now();
      await model.fit(x, y, { epochs: 1, batchSize, verbose: 0, yieldEvery: 'never' });
      const milliseconds = performance.now() - begin;
      core.dispose([x, y]);
      return { milliseconds };
    },

    close: () => model?.dispose(),
  };
}
