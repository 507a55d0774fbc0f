import { describe, expect, test } from 'vitest';
import {
  layers,
  losses,
  optimizers,
  sequential,
  textbookLayers,
  TrainingError,
} from '../../../src/training.js';
import { smallModel, stripes, trained } from '../../models.js';

const { images, labels } = stripes(75);

describe('fit', () => {
  test('gives the history by epoch, and every batch in order with the short last one', async () => {
    const seen: string[] = [];
    const history = await smallModel(1).fit(images, labels, {
      epochs: 2,
      workers: 0,
      validationData: [images, labels],
      callbacks: {
        onTrainBegin: () => void seen.push('begin'),
        onEpochBegin: (epoch) => void seen.push(`epoch ${epoch}`),
        onBatchEnd: (batch, logs) => void seen.push(`${batch} ${Object.keys(logs)}`),
        onEpochEnd: (epoch, logs) => void seen.push(`end ${epoch} ${Object.keys(logs)}`),
        onTrainEnd: () => void seen.push('end'),
      },
    });
    const epoch = (i: number) => [
      `epoch ${i}`,
      '0 loss,accuracy',
      '1 loss,accuracy',
      '2 loss,accuracy',
      `end ${i} loss,accuracy,valLoss,valAccuracy`,
    ];
    expect(seen).toEqual(['begin', ...epoch(0), ...epoch(1), 'end']);
    expect(Object.keys(history)).toEqual(['loss', 'accuracy', 'valLoss', 'valAccuracy']);
    expect(history.valLoss).toHaveLength(2);
  });

  test("an epoch's loss is the mean over its samples, the short batch weighing less", async () => {
    const losses: number[] = [];
    const history = await smallModel(1).fit(images, labels, {
      workers: 0,
      callbacks: { onBatchEnd: (_batch, { loss }) => losses.push(loss) },
    });
    expect(history.loss[0]).toBeCloseTo((losses[0] * 32 + losses[1] * 32 + losses[2] * 11) / 75, 12);
  });

  test('evaluate afterwards gives what validation gave, and learning has happened', async () => {
    const model = smallModel(3);
    const history = await model.fit(images, labels, {
      epochs: 100,
      validationData: [images, labels],
      workers: 0,
    });
    const { loss, accuracy } = await model.evaluate(images, labels);
    expect(loss).toBe(history.valLoss.at(-1));
    expect(accuracy).toBe(history.valAccuracy.at(-1));
    expect(accuracy).toBeGreaterThan(0.9);
  });

  test('validationSplit keeps the last samples out of training', async () => {
    const [first, second] = [smallModel(4), smallModel(4)];
    const view = (n: number, from: number) =>
      [
        { ...images, shape: [n, 8, 8, 1], offset: from * 64 },
        { ...labels, shape: [n], offset: from },
      ] as const;
    const split = await first.fit(images, labels, { validationSplit: 0.2, workers: 0 });
    const given = await second.fit(...view(60, 0), { validationData: view(15, 60), workers: 0 });
    expect(split).toEqual(given);
  });

  test('without shuffling, the first batch is the first samples', async () => {
    const model = smallModel(2, 'sgd');
    const before = await model.evaluate({ ...images, shape: [32, 8, 8, 1] }, { ...labels, shape: [32] });
    const losses: number[] = [];
    const still = sequential(
      model.layers.filter(({ kind }) => kind !== 'dropout'),
      { seed: 2 },
    );
    still.compile({ optimizer: 'sgd', loss: 'sparseCategoricalCrossentropy' });
    await still.fit(images, labels, {
      shuffle: false,
      workers: 0,
      callbacks: { onBatchEnd: (_batch, { loss }) => losses.push(loss) },
    });
    expect(losses[0]).toBeCloseTo(before.loss, 12);
  });

  test('a second fit goes on from the first: one of two epochs is two of one', async () => {
    const [twice, once] = [smallModel(3), smallModel(3)];
    await twice.fit(images, labels, { workers: 0 });
    await twice.fit(images, labels, { workers: 0 });
    await once.fit(images, labels, { epochs: 2, workers: 0 });
    expect(await twice.getWeights()).toEqual(await once.getWeights());
  });

  test('floats and nested arrays train like the bytes they equal', async () => {
    const floats = { data: Float32Array.from(images.data), shape: images.shape };
    const [a, b] = [smallModel(5), smallModel(5)];
    expect(await a.fit(images, labels, { workers: 0 })).toEqual(
      await b.fit(floats, Array.from(labels.data), { workers: 0 }),
    );
  });

  test('a loss that is not finite ends it; the weights are those before', async () => {
    const model = sequential([layers.dense({ units: 2, inputShape: [1] })], { seed: 1 });
    model.compile({ optimizer: optimizers.sgd(), loss: 'sparseCategoricalCrossentropy' });
    const before = await model.getWeights();
    const fitting = model.fit([[1], [NaN]], [0, 1], { workers: 0 });
    await expect(fitting).rejects.toThrow(TrainingError);
    await expect(fitting).rejects.toThrow(
      'fit: the loss of batch 0 in epoch 0 is not finite; its inputs are not.',
    );
    expect(await model.getWeights()).toEqual(before);
  });

  test('names the layer where numbers grew too large', async () => {
    const model = sequential(
      [
        layers.rescaling({ scale: 1e38, inputShape: [1] }),
        layers.dense({ units: 2 }),
        layers.activation('relu'),
      ],
      { seed: 1 },
    );
    model.compile({ optimizer: 'sgd', loss: 'sparseCategoricalCrossentropy' });
    await model.setWeights([[[2, -9]], [0, 0]]);
    for (const workers of [0, 2]) {
      await expect(model.fit([[1], [3]], [0, 0], { workers })).rejects.toThrow(
        'fit: the loss of batch 0 in epoch 0 is not finite; the first values that are not are those of layer 1, dense.',
      );
    }
  });
});

describe('the same bits for any number of workers', () => {
  test.each([
    [75, 32],
    [33, 33],
    [31, 8],
    [3, 1],
  ])('%i samples in batches of %i', async (n, batchSize) => {
    const alone = await trained(0, n, batchSize);
    expect(alone.losses).toHaveLength(2 * Math.ceil(n / batchSize));
    for (const workers of [1, 2, 3, 4, 8]) expect(await trained(workers, n, batchSize)).toEqual(alone);
  });

  test('with plain kernels; SIMD kernels give nearly the same', async () => {
    const run = async (kernels: 'plain' | 'simd', workers: number) => {
      const model = sequential(textbookLayers({ filters: 5, units: 9 }), { seed: 1, kernels });
      model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy' });
      const x = {
        data: Uint8Array.from({ length: 20 * 784 }, (_, i) => (i * i) % 251),
        shape: [20, 28, 28, 1],
      };
      const y = Array.from({ length: 20 }, (_, i) => i % 10);
      return (await model.fit(x, y, { epochs: 3, batchSize: 7, workers })).loss;
    };
    const plain = await run('plain', 0);
    expect(await run('plain', 3)).toEqual(plain);
    const simd = await run('simd', 0);
    expect(await run('simd', 3)).toEqual(simd);
    simd.forEach((loss, i) => expect(loss).toBeCloseTo(plain[i], 3));
    expect(simd).not.toEqual(plain);
  });

  test('with batch normalization, whose figures are of the whole batch', async () => {
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
