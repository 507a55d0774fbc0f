import convnetjs from 'convnetjs';
import { batchSize, firstDigits } from '../task.js';

const side = 28;

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
      { type: 'conv', sx: 3, filters: 28, stride: 1, pad: 0 },
      { type: 'pool', sx: 2, stride: 2 },
      { type: 'fc', num_neurons: 128, activation: 'relu', drop_prob: 0.2 },
      { type: 'softmax', num_classes: 10 },
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
