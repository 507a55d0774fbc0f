// The layers that change images in training only.
import { describe, expect, test } from 'vitest';
import { plainKernels } from '../../src/kernels/plain/index.js';
import { compilePlan } from '../../src/plan/compilePlan.js';
import { layers, loadModel, optimizers, sequential, type Layer } from '../../src/training.js';
import { expectClose } from '../numericGradient.js';
import { stripes } from '../models.js';

const image = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** What a layer makes of the image 3×3 in training, for each sample of a batch. */
function outputs(layer: Layer, n = 1, seed = 1, step = 1): number[][] {
  const request = { layers: [layer], inputShape: [3, 3, 1], capacity: n, seed, optimizer: optimizers.sgd() };
  const plan = compilePlan(request, plainKernels);
  const { memory } = plan.kernels;
  for (let i = 0; i < n; i++) memory.set(image, plan.input.start + i * 9);
  plan.forward(0, n, { training: true, step, n });
  return Array.from({ length: n }, (_, i) => {
    const start = plan.output.start + i * 9;
    return [...memory.subarray(start, start + 9)];
  });
}

const flipped = {
  none: image,
  horizontal: [3, 2, 1, 6, 5, 4, 9, 8, 7],
  vertical: [7, 8, 9, 4, 5, 6, 1, 2, 3],
  both: [9, 8, 7, 6, 5, 4, 3, 2, 1],
};

describe('randomFlip', () => {
  test.each([
    ['horizontal', ['none', 'horizontal']],
    ['vertical', ['none', 'vertical']],
    ['horizontalAndVertical', ['none', 'horizontal', 'vertical', 'both']],
  ] as const)('%s: each outcome about as often as the others', (mode, expected) => {
    const count = new Map<string, number>();
    for (const output of outputs(layers.randomFlip({ mode }), 400)) {
      const key = output.join();
      count.set(key, (count.get(key) ?? 0) + 1);
    }
    expect([...count.keys()].sort()).toEqual(expected.map((name) => flipped[name].join()).sort());
    const share = 400 / expected.length;
    for (const value of count.values()) expect(Math.abs(value - share)).toBeLessThan(0.35 * share);
  });
});

describe('the layers move images as Keras does', () => {
  const fill = { fillMode: 'constant', fillValue: -1 } as const;

  test('randomTranslation: down and to the right', () => {
    const layer = layers.randomTranslation({
      heightFactor: [1 / 3, 1 / 3],
      widthFactor: [2 / 3, 2 / 3],
      ...fill,
    });
    expectClose(outputs(layer)[0], [-1, -1, -1, -1, -1, 1, -1, -1, 4], 1e-5);
  });

  test('randomRotation: counterclockwise', () => {
    expectClose(
      outputs(layers.randomRotation({ factor: [0.25, 0.25] }))[0],
      [3, 6, 9, 2, 5, 8, 1, 4, 7],
      1e-5,
    );
  });

  test('randomZoom: above 0 out, below 0 in', () => {
    const out = layers.randomZoom({ heightFactor: [1, 1], widthFactor: [0, 0], ...fill });
    expectClose(outputs(out)[0], [-1, -1, -1, 4, 5, 6, -1, -1, -1], 1e-5);
    const into = layers.randomZoom({ heightFactor: [-0.5, -0.5] });
    expectClose(outputs(into)[0], [3, 3.5, 4, 4.5, 5, 5.5, 6, 6.5, 7], 1e-5);
  });

  test('what is drawn is in the range, and another for each sample, step and seed', () => {
    const layer = layers.randomTranslation({ heightFactor: 0, widthFactor: 0.2, fillMode: 'nearest' });
    const middles = outputs(layer, 100).map(([, middle]) => middle);
    expect(Math.min(...middles)).toBeLessThan(1.5);
    expect(Math.max(...middles)).toBeGreaterThan(2.5);
    for (const middle of middles) expect(Math.abs(middle - 2)).toBeLessThanOrEqual(0.6 + 1e-6);
    expect(new Set(middles).size).toBeGreaterThan(95);
    expect(outputs(layer, 1, 1, 2)).not.toEqual(outputs(layer, 1, 1, 1));
    expect(outputs(layer, 1, 2, 1)).not.toEqual(outputs(layer, 1, 1, 1));
    expect(outputs(layer)).toEqual(outputs(layer));
  });
});

const { images, labels } = stripes(40);

const build = () => {
  const model = sequential(
    [
      layers.rescaling({ scale: 1 / 255, inputShape: [8, 8, 1] }),
      layers.randomFlip({ mode: 'horizontal' }),
      layers.randomTranslation({ heightFactor: 0.1, widthFactor: 0.1 }),
      layers.randomRotation({ factor: 0.05, fillMode: 'nearest' }),
      layers.randomZoom({ heightFactor: [-0.2, 0.1], interpolation: 'nearest' }),
      layers.conv2d({ filters: 3, kernelSize: 3 }),
      layers.globalMaxPooling2d(),
      layers.dense({ units: 3, activation: 'softmax' }),
    ],
    { seed: 5 },
  );
  model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy' });
  return model;
};

describe('models with augmentation', () => {
  test('train with the same bits for any number of workers', async () => {
    const run = async (workers: number) => {
      const model = build();
      const { loss } = await model.fit(images, labels, { epochs: 2, batchSize: 16, workers });
      return { loss, weights: await model.getWeights() };
    };
    const alone = await run(0);
    expect(await run(1)).toEqual(alone);
    expect(await run(3)).toEqual(alone);
  });

  test('predict without it', async () => {
    const model = build();
    const [scaled, ...augmented] = (await model.layerOutputs(images)).slice(0, 5);
    for (const { data } of augmented) expect(data).toEqual(scaled.data);
    const gradients = (await model.layerGradients(images, labels)).slice(0, 5);
    for (const { data } of gradients) expect(data).toEqual(gradients[0].data);
  });

  test('train on after loading as if they had not been saved', async () => {
    const [saved, whole] = [build(), build()];
    await saved.fit(images, labels, { epochs: 1, workers: 0 });
    const loaded = await loadModel(await saved.save());
    await loaded.fit(images, labels, { epochs: 1, workers: 0 });
    await whole.fit(images, labels, { epochs: 2, workers: 0 });
    expect(await loaded.getWeights()).toEqual(await whole.getWeights());
  });
});
