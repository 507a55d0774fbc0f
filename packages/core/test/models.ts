import { layers, sequential, textbookLayers } from '../src/training.js';

/** The chapter's model. */
export function chapterModel(seed: number) {
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

/** Byte images `[n, 8, 8, 1]` of three kinds: a bright row, a bright column, a bright diagonal. */
export function stripes(n: number) {
  const images = new Uint8Array(n * 64);
  const labels = Uint8Array.from({ length: n }, (_, i) => i % 3);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < 64; j++) images[i * 64 + j] = (i * 37 + j * 61) % 80;
    for (let j = 0; j < 8; j++) {
      const at = (i * 5) % 8;
      const place = [at * 8 + j, j * 8 + at, j * 8 + ((j + at) % 8)][labels[i]];
      images[i * 64 + place] = 255;
    }
  }
  return {
    images: { data: images, shape: [n, 8, 8, 1] },
    labels: { data: labels, shape: [n] },
  };
}

/** Trains and tells everything that must repeat: the loss of every batch, the history and the weights. */
export async function trained(workers: number, n = 75, batchSize = 32, epochs = 2) {
  const model = smallModel(11);
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
