import { describe, expect, test } from 'vitest';
import { layers, optimizers, sequential, TrainingError } from '../../../src/training.js';
import { smallModel, stripes } from '../../models.js';

const { images, labels } = stripes(75);

describe('fit', () => {
  test('returns the history by epoch, and reports every batch in order, the short last one too', async () => {
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

  test('evaluate after the fit equals its last validation, and the model has learnt', async () => {
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

  test('validationSplit validates with the last samples and trains on the others', async () => {
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
    const withoutDropout = sequential(
      model.layers.filter(({ kind }) => kind !== 'dropout'),
      { seed: 2 },
    );
    withoutDropout.compile({ optimizer: 'sgd', loss: 'sparseCategoricalCrossentropy' });
    await withoutDropout.fit(images, labels, {
      shuffle: false,
      workers: 0,
      callbacks: { onBatchEnd: (_batch, { loss }) => losses.push(loss) },
    });
    expect(losses[0]).toBeCloseTo(before.loss, 12);
  });

  test('a second fit continues the first: two of one epoch equal one of two', async () => {
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

  test('a loss that is not finite ends the fit; the weights are those before it', async () => {
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

  test.each([0, 2])('weights that are not finite end the fit, with %i workers', async (workers) => {
    const model = sequential([layers.dense({ units: 1, inputShape: [1] })], { seed: 1 });
    model.compile({ optimizer: optimizers.sgd({ learningRate: 1e38 }), loss: 'meanSquaredError' });
    const epochs: number[] = [];
    const fitting = model.fit([[1e3]], [1e3], {
      epochs: 3,
      workers,
      callbacks: { onEpochEnd: (epoch) => void epochs.push(epoch) },
    });
    await expect(fitting).rejects.toThrow(TrainingError);
    await expect(fitting).rejects.toThrow('fit: after epoch 0, kernel of layer 0, dense, is not finite.');
    expect(epochs).toEqual([]);
  });

  test('a validation loss that is not finite ends the fit', async () => {
    const model = sequential([layers.dense({ units: 1, inputShape: [1] })], { seed: 1 });
    model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
    const fitting = model.fit([[1]], [1], { workers: 0, validationData: [[[NaN]], [1]] });
    await expect(fitting).rejects.toThrow(TrainingError);
    await expect(fitting).rejects.toThrow('fit: the validation loss of epoch 0 is not finite.');
  });

  test('the error names the layer whose values grew too large', async () => {
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
