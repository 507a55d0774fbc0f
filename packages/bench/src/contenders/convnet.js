import convnetjs from 'convnetjs';
import { batchSize, firstDigits, shape } from '../task.js';

const { side, kernelSize, filters, poolSize, units, rate, classes } = shape;

/**
 * ConvNetJS. It computes one image after the other and updates the weights after each 32nd. Release 0.3.0 has no Adam,
 * and treats an unknown method as gradient descent with momentum; that is requested here by name, and is less work.
 */
export function convnet() {
  let images;
  let labels;
  let trainer;

  function build() {
    const net = new convnetjs.Net();
    net.makeLayers([
      { type: 'input', out_sx: side, out_sy: side, out_depth: 1 },
      { type: 'conv', sx: kernelSize, filters, stride: 1, pad: 0 },
      { type: 'pool', sx: poolSize, stride: poolSize },
      { type: 'fc', num_neurons: units, activation: 'relu', drop_prob: rate },
      { type: 'softmax', num_classes: classes },
    ]);
    return new convnetjs.Trainer(net, {
      method: 'sgd',
      momentum: 0.9,
      learning_rate: 0.01,
      l2_decay: 0,
      batch_size: batchSize,
    });
  }

  return {
    prepare(digits) {
      const first = firstDigits(digits, Math.min(digits.labels.data.length, 1024));
      images = toVolumes(first.images.data, first.labels.data.length);
      labels = first.labels.data;
      trainer = build();
    },

    losses(steps) {
      const newTrainer = build();
      return Array.from({ length: steps }, () => {
        let sum = 0;
        for (let i = 0; i < batchSize; i++) sum += newTrainer.train(images[i], labels[i]).cost_loss;
        return sum / batchSize;
      });
    },

    time(n) {
      const begin = performance.now();
      for (let i = 0; i < n; i++) trainer.train(images[i % images.length], labels[i % labels.length]);
      return { milliseconds: performance.now() - begin };
    },

    close() {},
  };
}

function toVolumes(bytes, count) {
  return Array.from({ length: count }, (_, n) => {
    const volume = new convnetjs.Vol(side, side, 1, 0);
    for (let i = 0; i < side * side; i++) volume.w[i] = bytes[n * side * side + i] / 255;
    return volume;
  });
}
