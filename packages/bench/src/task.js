// What every contender computes: a training step of one batch, with Adam.
import { makeSamples } from './samples.js';

export const batchSize = 32;
export const learningRate = 0.001;

/** The options of the chapter's model that sweeps change. */
export const shape = { filters: 28, units: 128 };

/** The first n digits, images `[n, 28, 28, 1]` of bytes and labels `[n]`. */
export function firstDigits({ images, labels }, n) {
  const [, ...image] = images.shape;
  const size = image.reduce((product, length) => product * length, 1);
  return {
    images: { data: images.data.subarray(0, n * size), shape: [n, ...image] },
    labels: { data: labels.data.subarray(0, n), shape: [n] },
  };
}

/** The same with numbers from 0 to 1, as trainers take them that do not scale images themselves. */
export function scaledDigits(digits, n) {
  const { images, labels } = firstDigits(digits, n);
  return { images: { ...images, data: Float32Array.from(images.data, (byte) => byte / 255) }, labels };
}

/** `firstDigits` for a network of the table, whose samples are made. */
export const samplesOf =
  ({ inputShape }) =>
  (digits, n) =>
    makeSamples(inputShape, n);
