// The same seed gives the same bits, for any number of workers.
import { describe, expect, test } from 'vitest';
import { layers, losses, optimizers, sequential, textbookLayers } from '../../../src/training.js';
import { digits, smallModel, stripes, trainSmallModel } from '../../models.js';

const { images, labels } = stripes(75);

describe('the same bits for any number of workers', () => {
  test.each([
    [75, 32],
    [33, 33],
    [31, 8],
    [3, 1],
  ])('%i samples in batches of %i', async (n, batchSize) => {
    const alone = await trainSmallModel(0, n, batchSize);
    expect(alone.losses).toHaveLength(2 * Math.ceil(n / batchSize));
    for (const workers of [1, 2, 3, 4, 8])
      expect(await trainSmallModel(workers, n, batchSize)).toEqual(alone);
  });

  test('where a fit chooses, batch by batch', async () => {
    expect(await trainSmallModel(undefined, 75, 5, 60)).toEqual(await trainSmallModel(0, 75, 5, 60));
  });

  test('with dense layers that workers divide by columns', async () => {
    const run = async (workers: number) => {
      const model = sequential(
        [
          layers.flatten({ inputShape: [28, 28, 1] }),
          layers.dense({ units: 100, activation: 'gelu' }),
          layers.dense({ units: 330, useBias: false }),
          layers.dense({ units: 101, activation: 'softmax' }),
        ],
        { seed: 3 },
      );
      model.compile({
        optimizer: optimizers.adam({ globalClipNorm: 1 }),
        loss: 'sparseCategoricalCrossentropy',
      });
      const { images: x, labels: y } = digits(50);
      const { loss } = await model.fit(x, y, { epochs: 2, batchSize: 19, workers });
      return { loss, weights: await model.getWeights() };
    };
    const alone = await run(0);
    for (const workers of [1, 2, 3]) expect(await run(workers)).toEqual(alone);
  });

  test('with plain kernels; SIMD kernels give nearly the same', async () => {
    const run = async (kernels: 'plain' | 'simd', workers: number) => {
      const model = sequential(textbookLayers({ filters: 5, units: 9 }), { seed: 1, kernels });
      model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy' });
      const { images: x, labels: y } = digits(20);
      return (await model.fit(x, y, { epochs: 3, batchSize: 7, workers })).loss;
    };
    const plain = await run('plain', 0);
    expect(await run('plain', 3)).toEqual(plain);
    const simd = await run('simd', 0);
    expect(await run('simd', 3)).toEqual(simd);
    simd.forEach((loss, i) => expect(loss).toBeCloseTo(plain[i], 3));
    expect(simd).not.toEqual(plain);
  });

  test('with batch normalization, whose statistics are those of the whole batch', async () => {
    const run = async (workers: number) => {
      const model = sequential(
        [
          layers.conv2d({ filters: 3, kernelSize: 3, inputShape: [8, 8, 1] }),
          layers.batchNormalization({ momentum: 0.5 }),
          layers.activation('relu'),
          layers.globalAveragePooling2d(),
          layers.dense({ units: 3, activation: 'softmax' }),
        ],
        { seed: 1 },
      );
      model.compile({ optimizer: 'sgd', loss: 'sparseCategoricalCrossentropy' });
      const history = await model.fit(images, labels, { epochs: 2, batchSize: 31, workers });
      return {
        history,
        weights: await model.getWeights(),
        outputs: await model.predict(images, { workers }),
      };
    };
    const alone = await run(0);
    const [movingMean, movingVariance] = alone.weights.slice(4, 6);
    expect(Math.abs(movingMean.data[0])).toBeGreaterThan(1);
    expect(movingVariance.data[0]).toBeGreaterThan(100);
    expect(await run(3)).toEqual(alone);
  });

  test('with metrics that add up several numbers of each output', async () => {
    const run = async (workers: number) => {
      const model = sequential(
        [layers.flatten({ inputShape: [8, 8, 1] }), layers.dense({ units: 3, activation: 'softmax' })],
        { seed: 1 },
      );
      model.compile({
        optimizer: optimizers.sgd({ learningRate: 1e-4 }),
        loss: losses.categoricalCrossentropy({ labelSmoothing: 0.1 }),
        metrics: ['auc', 'f1Score', 'klDivergence', 'precision'],
      });
      const oneHot = Array.from(labels.data, (label) => [0, 1, 2].map((c) => Number(c === label)));
      return model.fit(images, oneHot, { epochs: 3, batchSize: 20, workers, validationSplit: 0.2 });
    };
    const alone = await run(0);
    for (const name of ['auc', 'f1Score', 'valAuc', 'valF1Score']) {
      expect(alone[name].at(-1)).toBeGreaterThan(0.3);
      expect(alone[name].at(-1)).toBeLessThanOrEqual(1);
    }
    expect(await run(3)).toEqual(alone);
  });

  test('with layers that keep the gradients of their weights by sample', async () => {
    const run = async (workers: number) => {
      const model = sequential(
        [
          layers.rescaling({ scale: 1 / 255, inputShape: [8, 8, 1] }),
          layers.separableConv2d({ filters: 4, kernelSize: 3 }),
          layers.prelu({ sharedAxes: [1, 2] }),
          layers.depthwiseConv2d({ kernelSize: 3, strides: 2, depthMultiplier: 2 }),
          layers.upSampling2d(),
          layers.layerNormalization(),
          layers.reshape({ targetShape: [16, 8] }),
          layers.conv1d({ filters: 3, kernelSize: 3 }),
          layers.averagePooling1d(),
          layers.flatten(),
          layers.dense({ units: 3, activation: 'softmax' }),
        ],
        { seed: 1 },
      );
      model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy' });
      const history = await model.fit(images, labels, { epochs: 2, batchSize: 31, workers });
      return { history, weights: await model.getWeights() };
    };
    const alone = await run(0);
    expect(alone.history.loss[1]).toBeLessThan(alone.history.loss[0]);
    expect(await run(3)).toEqual(alone);
  });

  test('another seed gives other numbers', async () => {
    const [a, b] = [smallModel(1), smallModel(2)];
    expect(await a.getWeights()).not.toEqual(await b.getWeights());
  });

  test('another seed shuffles in another order: from the same weights another loss, unless nothing is shuffled', async () => {
    const lossOf = async (seed: number, shuffle: boolean) => {
      const model = sequential([layers.flatten({ inputShape: [8, 8, 1] }), layers.dense({ units: 3 })], {
        seed,
      });
      const loss = losses.sparseCategoricalCrossentropy({ fromLogits: true });
      model.compile({ optimizer: optimizers.sgd({ learningRate: 1e-5 }), loss });
      await model.setWeights([{ data: new Float32Array(192), shape: [64, 3] }, [0, 0, 0]]);
      return (await model.fit(images, labels, { epochs: 2, batchSize: 4, shuffle, workers: 0 })).loss;
    };
    expect(await lossOf(1, true)).not.toEqual(await lossOf(2, true));
    expect(await lossOf(1, false)).toEqual(await lossOf(2, false));
  });
});
