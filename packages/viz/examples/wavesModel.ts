import { layers, optimizers, sequential, type Sequential } from '@cnn/core/training';

const length = 64;
/** Each class of waves has twice the frequency of the one before. */
const classNames = ['low', 'middle', 'high'];
const shifts = 8;

/** A sine wave of a class, `[64, 1]`. */
export const wave = (label: number, shift: number) => ({
  data: Float32Array.from({ length }, (_, i) =>
    Math.sin((2 * Math.PI * 2 ** label * (2 * i + shift)) / length),
  ),
  shape: [length, 1],
});

/** A small model of lines, not yet trained. */
export function buildWavesModel(): Sequential {
  const model = sequential(
    [
      layers.conv1d({ filters: 6, kernelSize: 5, activation: 'relu', inputShape: [length, 1] }),
      layers.maxPooling1d({ poolSize: 2 }),
      layers.conv1d({ filters: 8, kernelSize: 5, activation: 'relu' }),
      layers.globalAveragePooling1d(),
      layers.dense({ units: classNames.length, activation: 'softmax' }),
    ],
    { seed: 3, classNames },
  );
  model.compile({
    optimizer: optimizers.adam({ learningRate: 0.02 }),
    loss: 'sparseCategoricalCrossentropy',
    metrics: ['accuracy'],
  });
  return model;
}

/** Trains it on shifted waves of each class, on this thread, within milliseconds. */
export async function fitWaves(model: Sequential): Promise<Sequential> {
  const samples = classNames.flatMap((_, label) =>
    Array.from({ length: shifts }, (_, shift) => ({ label, shift })),
  );
  const x = Float32Array.from(samples.flatMap(({ label, shift }) => [...wave(label, shift).data]));
  const y = Uint8Array.from(samples, ({ label }) => label);
  await model.fit(
    { data: x, shape: [samples.length, length, 1] },
    { data: y, shape: [samples.length] },
    { epochs: 30, batchSize: 8, workers: 0 },
  );
  return model;
}
