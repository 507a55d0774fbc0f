import {
  input,
  layers,
  model,
  sequential,
  textbookLayers,
  type Model,
  type Sequential,
} from '../src/training.js';

/** The textbook's model, compiled. */
export function textbookModel(seed: number) {
  const model = sequential(textbookLayers(), { seed });
  model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
  return model;
}

/** The same model over images of 8×8, with fewer filters and units. */
export function smallModel(seed: number, optimizer: 'adam' | 'sgd' = 'adam') {
  const model = sequential(
    [
      layers.rescaling({ scale: 1 / 255, inputShape: [8, 8, 1] }),
      layers.conv2d({ filters: 3, kernelSize: 3 }),
      layers.maxPooling2d(),
      layers.flatten(),
      layers.dense({ units: 7, activation: 'relu' }),
      layers.dropout({ rate: 0.3 }),
      layers.dense({ units: 3, activation: 'softmax' }),
    ],
    { seed },
  );
  model.compile({ optimizer, loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
  return model;
}

/** A residual block over images of 8×8: one of its values is taken three times, and its scaled input twice. */
export function residualModel(seed: number) {
  const image = input({ shape: [8, 8, 1] });
  const scaled = layers.rescaling({ scale: 1 / 255 }).apply(image);
  const start = layers
    .conv2d({ filters: 3, kernelSize: 3, padding: 'same', activation: 'relu' })
    .apply(scaled);
  const inner = layers.conv2d({ filters: 3, kernelSize: 3, padding: 'same' }).apply(start);
  const sum = layers.add().apply([layers.batchNormalization().apply(inner), start]);
  const joined = layers.concatenate().apply([layers.activation('relu').apply(sum), scaled, start]);
  const flat = layers.flatten().apply(layers.maxPooling2d().apply(joined));
  const dropped = layers.dropout({ rate: 0.3 }).apply(flat);
  const outputs = layers.dense({ units: 3, activation: 'softmax' }).apply(dropped);
  const result = model({ inputs: image, outputs, seed });
  result.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
  return result;
}

/** Byte images `[n, 8, 8, 1]` of three kinds: a bright row, a bright column, a bright diagonal. */
export function stripes(n: number): LabelledImages {
  const images = new Uint8Array(n * 64);
  const labels = Uint8Array.from({ length: n }, (_, i) => i % 3);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < 64; j++) images[i * 64 + j] = (i * 37 + j * 61) % 80;
    for (let j = 0; j < 8; j++) {
      const at = (i * 5) % 8;
      const pixel = [at * 8 + j, j * 8 + at, j * 8 + ((j + at) % 8)][labels[i]];
      images[i * 64 + pixel] = 255;
    }
  }
  return {
    images: { data: images, shape: [n, 8, 8, 1] },
    labels: { data: labels, shape: [n] },
  };
}

/** Trains; returns everything that must repeat: the loss of every batch, the history and the weights. */
export function trainSmallModel(workers: number | undefined, n = 75, batchSize = 32, epochs = 2) {
  return trainStripes(smallModel(11), workers, n, batchSize, epochs);
}

/** The same for any model of these images. */
export async function trainStripes(
  model: Model,
  workers: number | undefined,
  n = 75,
  batchSize = 32,
  epochs = 2,
) {
  const { images, labels } = stripes(n);
  const losses: number[] = [];
  const history = await model.fit(images, labels, {
    epochs,
    batchSize,
    workers,
    validationData: [images, labels],
    callbacks: { onBatchEnd: (_batch, logs) => losses.push(logs.loss) },
  });
  const weights = (await model.getWeights()).map(({ data }) => [...data]);
  return { losses, history, weights };
}

/** Byte images `[n, 28, 28, 1]` and labels from 0 to 9, for `textbookModel`. */
export function digits(n: number): LabelledImages {
  const images = Uint8Array.from({ length: n * 784 }, (_, i) => (i * i) % 251);
  return {
    images: { data: images, shape: [n, 28, 28, 1] },
    labels: { data: Uint8Array.from({ length: n }, (_, i) => i % 10), shape: [n] },
  };
}

interface LabelledImages {
  images: { data: Uint8Array; shape: number[] };
  labels: { data: Uint8Array; shape: number[] };
}

/** The samples from … to−1. */
export function slice({ images, labels }: LabelledImages, from: number, to: number) {
  const [, ...imageShape] = images.shape;
  const offset = from * imageShape.reduce((size, length) => size * length);
  return {
    images: { ...images, shape: [to - from, ...imageShape], offset },
    labels: { ...labels, shape: [to - from], offset: from },
  };
}

/**
 * The state of a model before a fit without shuffling, and after each of its batches: all that a request during the fit
 * may be answered with.
 */
export async function statesByBatch(
  model: Sequential,
  samples: LabelledImages,
  batchSize: number,
  epochs: number,
): Promise<ModelState[]> {
  const [count] = samples.labels.shape;
  const states = [await stateOf(model, samples)];
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let from = 0; from < count; from += batchSize) {
      const batch = slice(samples, from, Math.min(from + batchSize, count));
      await model.trainOnBatch(batch.images, batch.labels);
      states.push(await stateOf(model, samples));
    }
  }
  return states;
}

/** What a model answers about the first of some samples, and its weights. */
export type ModelState = Awaited<ReturnType<typeof stateOf>>;

export async function stateOf(model: Sequential, samples: LabelledImages) {
  const { images, labels } = slice(samples, 0, 1);
  const [predict, evaluate, layerOutputs, getWeights] = await Promise.all([
    model.predict(images),
    model.evaluate(images, labels),
    model.layerOutputs(images),
    model.getWeights(),
  ]);
  return { predict, evaluate, layerOutputs, getWeights };
}
