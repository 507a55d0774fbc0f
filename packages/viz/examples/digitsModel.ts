import { layers, optimizers, sequential, type Sequential } from '@cnn/core/training';
import { digits } from '../src/values/presets/digits.js';

export const classNames = Array.from({ length: 10 }, (_, digit) => String(digit));

/** One of the ten built-in digits, `[8, 8, 1]`. */
export const digit = (n: number) => ({
  data: Float32Array.from(digits[`digit-${n}`].flat()),
  shape: [8, 8, 1],
});

const allDigits = () => ({
  data: Float32Array.from({ length: 640 }, (_, i) => digit(Math.floor(i / 64)).data[i % 64]),
  shape: [10, 8, 8, 1],
});

/** A small model with the layers of the textbook's, not yet trained. */
export function buildDigitsModel(): Sequential {
  const model = sequential(
    [
      layers.conv2d({ filters: 6, kernelSize: 3, activation: 'relu', inputShape: [8, 8, 1] }),
      layers.maxPooling2d({ poolSize: 2 }),
      layers.flatten(),
      layers.dense({ units: 24, activation: 'relu' }),
      layers.dropout({ rate: 0.2 }),
      layers.dense({ units: 10, activation: 'softmax' }),
    ],
    { seed: 7, classNames },
  );
  model.compile({
    optimizer: optimizers.adam({ learningRate: 0.01 }),
    loss: 'sparseCategoricalCrossentropy',
    metrics: ['accuracy'],
  });
  return model;
}

/** Trains it on the ten built-in digits, on this thread, within milliseconds. */
export async function fitDigits(
  model: Sequential,
  epochs: number,
  callbacks: object = {},
): Promise<Sequential> {
  const y = Uint8Array.from({ length: 10 }, (_, i) => i);
  await model.fit(allDigits(), { data: y, shape: [10] }, { epochs, batchSize: 5, workers: 0, callbacks });
  return model;
}
