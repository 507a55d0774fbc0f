// Training by the kernels against the same steps written with the reference math, in double precision.
import { expect, test } from 'vitest';
import {
  activationBackward,
  conv2d,
  conv2dBackward,
  dense,
  denseBackward,
  flatten,
  layers,
  maxPool2d,
  maxPool2dBackward,
  optimizers,
  relu,
  sequential,
  softmax,
  sparseCategoricalCrossentropy,
  type NdView,
} from '../../../src/index.js';
import { stripes } from '../../models.js';

const n = 5;
const steps = 20;
const { images, labels } = stripes(n);
const x = { data: Float64Array.from(images.data, (byte) => byte / 255), shape: images.shape };

type Update = (
  weight: Float64Array,
  gradient: ArrayLike<number>,
  slots: Float64Array[],
  step: number,
) => void;

const adam: Update = (weight, gradient, [m, v], t) => {
  for (let i = 0; i < weight.length; i++) {
    m[i] = 0.9 * m[i] + 0.1 * gradient[i];
    v[i] = 0.999 * v[i] + 0.001 * gradient[i] ** 2;
    const rate = (0.01 * Math.sqrt(1 - 0.999 ** t)) / (1 - 0.9 ** t);
    weight[i] -= (rate * m[i]) / (Math.sqrt(v[i]) + 1e-7);
  }
};
const sgd: Update = (weight, gradient) => {
  for (let i = 0; i < weight.length; i++) weight[i] -= 0.1 * gradient[i];
};
const momentum: Update = (weight, gradient, [v]) => {
  for (let i = 0; i < weight.length; i++) {
    v[i] = 0.9 * v[i] - 0.05 * gradient[i];
    weight[i] += v[i];
  }
};
const nesterov: Update = (weight, gradient, [v]) => {
  for (let i = 0; i < weight.length; i++) {
    v[i] = 0.9 * v[i] - 0.05 * gradient[i];
    weight[i] += 0.9 * v[i] - 0.05 * gradient[i];
  }
};

/** The losses of training on the whole of x, step by step. */
function referenceLosses(start: { data: ArrayLike<number>; shape: number[] }[], update: Update): number[] {
  const weights = start.map(({ data, shape }) => ({ data: Float64Array.from(data), shape }));
  const slots = weights.map(({ data }) => [new Float64Array(data.length), new Float64Array(data.length)]);
  const [filter, filterBias, kernel1, bias1, kernel2, bias2] = weights;
  return Array.from({ length: steps }, (_, step) => {
    const convolved = conv2d(x, filter, { bias: filterBias });
    const pooled = maxPool2d(convolved);
    const flat = flatten(pooled);
    const hidden = dense(flat, kernel1, bias1);
    const active = relu(hidden);
    const logits = dense(active, kernel2, bias2);
    const probabilities = softmax(logits);
    const loss = sparseCategoricalCrossentropy(labels, probabilities);

    const dLogits = Float64Array.from(
      probabilities.data,
      (p, i) => (p - (labels.data[Math.floor(i / 3)] === i % 3 ? 1 : 0)) / n,
    );
    const d2 = denseBackward({ data: dLogits, shape: [n, 3] }, active, kernel2);
    const dHidden = activationBackward('relu', d2.input, hidden);
    const d1 = denseBackward(dHidden, flat, kernel1);
    const dPooled: NdView = {
      ...pooled,
      data: d1.input.data,
      stride: [...pooled.stride],
      shape: [...pooled.shape],
    };
    const dConvolved = maxPool2dBackward(dPooled, convolved);
    const dConv = conv2dBackward(dConvolved, x, filter);
    const gradients = [dConv.filter, dConv.bias, d1.kernel, d1.bias, d2.kernel, d2.bias];
    weights.forEach(({ data }, i) => update(data, gradients[i].data, slots[i], step + 1));
    return loss;
  });
}

test.each([
  ['adam', optimizers.adam({ learningRate: 0.01 }), adam],
  ['sgd', optimizers.sgd({ learningRate: 0.1 }), sgd],
  ['sgd with momentum', optimizers.sgd({ learningRate: 0.05, momentum: 0.9 }), momentum],
  [
    "sgd with Nesterov's momentum",
    optimizers.sgd({ learningRate: 0.05, momentum: 0.9, nesterov: true }),
    nesterov,
  ],
])('20 steps of %s: every loss is within 1e-5 of the reference', async (_name, optimizer, update) => {
  const model = sequential(
    [
      layers.rescaling({ scale: 1 / 255, inputShape: [8, 8, 1] }),
      layers.conv2d({ filters: 3, kernelSize: 3 }),
      layers.maxPooling2d(),
      layers.flatten(),
      layers.dense({ units: 7, activation: 'relu' }),
      layers.dense({ units: 3, activation: 'softmax' }),
    ],
    { seed: 9 },
  );
  model.compile({ optimizer, loss: 'sparseCategoricalCrossentropy' });
  const expected = referenceLosses(await model.getWeights(), update);
  const { loss } = await model.fit(images, labels, {
    epochs: steps,
    batchSize: n,
    shuffle: false,
    workers: 0,
  });
  expect(Math.max(...loss.map((value, i) => Math.abs(value - expected[i])))).toBeLessThan(1e-5);
  expect(loss[steps - 1]).toBeLessThan(0.8 * loss[0]);
});
