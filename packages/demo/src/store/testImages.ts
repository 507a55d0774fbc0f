// What a model makes of the test images, in chunks, so that other requests to the model come between.
import type { Digits, NdView } from '@cnn/core/data';
import { argmax, type Sequential } from '@cnn/core/training';
import { slice } from './images.js';

export interface TestResult {
  loss: number;
  /** 0…1 */
  accuracy: number;
  /** The class that the model predicts for each test image. */
  predictions: NdView<Uint8Array>;
}

/** Test images evaluated at once. */
const evaluateChunk = 1000;
/** Test images searched for a mistake at once. */
const searchChunk = 500;

/**
 * Loss, accuracy and predictions over all images.
 *
 * @param onProgress receives how many images have been evaluated
 * @returns undefined where `signal` was aborted
 */
export async function evaluateInChunks(
  model: Sequential,
  { images, labels }: Digits,
  signal: AbortSignal,
  onProgress: (count: number) => void,
): Promise<TestResult | undefined> {
  const count = images.shape[0];
  const classes = new Uint8Array(count);
  let loss = 0;
  let accuracy = 0;
  for (let from = 0; from < count; from += evaluateChunk) {
    const to = Math.min(from + evaluateChunk, count);
    const logs = await model.evaluate(slice(images, from, to), slice(labels, from, to));
    classes.set(await predictClasses((batch) => model.predict(batch), images, from, to), from);
    if (signal.aborted) return undefined;
    loss += (logs.loss * (to - from)) / count;
    accuracy += (logs.accuracy * (to - from)) / count;
    onProgress(to);
  }
  return { loss, accuracy, predictions: { data: classes, shape: [count], stride: [1], offset: 0 } };
}

/** The index of the first image after `index`, around the end, that the model gets wrong; undefined if none. */
export async function findMistake(
  predict: Sequential['predict'],
  { images, labels }: Digits,
  index: number,
): Promise<number | undefined> {
  const count = images.shape[0];
  for (let searched = 0; searched < count;) {
    const from = (index + 1 + searched) % count;
    const to = Math.min(from + searchChunk, count);
    const classes = await predictClasses(predict, images, from, to);
    const mistake = classes.findIndex((predicted, i) => predicted !== labels.data[from + i]);
    if (mistake >= 0) return from + mistake;
    searched += to - from;
  }
  return undefined;
}

/** The most probable classes of images from … to−1. */
async function predictClasses(
  predict: Sequential['predict'],
  images: NdView<Uint8Array>,
  from: number,
  to: number,
): Promise<number[]> {
  const { data } = await predict(slice(images, from, to));
  return Array.from({ length: to - from }, (_, i) => argmax(data as Float32Array, i * 10, 10));
}
