// How much samples and classes count in the loss: as in Keras, the mean over the batch of weight times loss.
import { describe, expect, test } from 'vitest';
import { layers, sequential } from '../../../src/training.js';
import { smallModel, stripes } from '../../models.js';

const { images, labels } = stripes(30);
const weights = Float32Array.from({ length: 30 }, (_, i) => (i % 4) / 2);
const fitted = async (options: Parameters<ReturnType<typeof smallModel>['fit']>[2]) => {
  const model = smallModel(1);
  const history = await model.fit(images, labels, { batchSize: 8, epochs: 2, workers: 0, ...options });
  return { history, weights: await model.getWeights() };
};

/** y = x·w with w = 1, and one gradient step of rate 1. */
function line() {
  const model = sequential([layers.dense({ units: 1, useBias: false, inputShape: [1] })], { seed: 1 });
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError', metrics: ['meanAbsoluteError'] });
  model.optimizer.learningRate = 1;
  return model;
}

describe('sampleWeight', () => {
  test('the loss and its gradient are means over the batch of weight times loss; metrics are not weighted', async () => {
    const model = line();
    await model.setWeights([[[1]]]);
    const [x, y] = [
      [[1], [2]],
      [[0], [4]],
    ];
    const sampleWeight = [3, 0.5];
    // Losses 1 and 4, so (3·1 + 0.5·4) / 2; gradients 2·1·1 and 2·(−2)·2, so (3·2 − 0.5·8) / 2.
    const logs = await model.evaluate(x, y, { sampleWeight });
    expect(logs).toEqual({ loss: 2.5, meanAbsoluteError: 1.5 });
    const history = await model.fit(x, y, { sampleWeight, validationData: [x, y, [1, 0]] });
    expect(history.loss).toEqual([2.5]);
    expect((await model.getWeights())[0].data[0]).toBe(0);
    // With w = 0 the losses are 0 and 16.
    expect(history.valLoss).toEqual([0]);
    expect((await model.evaluate(x, y)).loss).toBe(8);
  });

  test.each([1, 2, 3])('the same bits with %i workers as with none', async (workers) => {
    expect(await fitted({ sampleWeight: weights, workers })).toEqual(await fitted({ sampleWeight: weights }));
  });

  test('weights of 1 change no bit, whole numbers are as good as repeated samples', async () => {
    expect(await fitted({ sampleWeight: new Array(30).fill(1) })).toEqual(await fitted({}));
    const model = smallModel(1);
    const { data } = images;
    const first = { data: data.slice(0, 128), shape: [2, 8, 8, 1] };
    const thrice = {
      data: Uint8Array.from([0, 1, 1, 1].flatMap((i) => Array.from(data.subarray(i * 64, (i + 1) * 64)))),
      shape: [4, 8, 8, 1],
    };
    const weighted = await model.evaluate(first, [0, 1], { sampleWeight: [1, 3] });
    const repeated = await model.evaluate(thrice, [0, 1, 1, 1]);
    expect(2 * weighted.loss).toBeCloseTo(4 * repeated.loss, 5);
  });

  test('validationSplit weighs its part of the samples too', async () => {
    const part = Float32Array.from(weights).fill(0, 15);
    const { history } = await fitted({ sampleWeight: part, validationSplit: 0.5 });
    expect(history.valLoss).toEqual([0, 0]);
  });

  test('evaluate with weights while a fit without any is running', async () => {
    const model = smallModel(1);
    let loss = NaN;
    await model.fit(images, labels, {
      workers: 0,
      callbacks: {
        onTrainBegin: () =>
          void model
            .evaluate(images, labels, { sampleWeight: new Array(30).fill(0) })
            .then((logs) => ({ loss } = logs)),
      },
    });
    expect(loss).toBe(0);
  });

  test('is refused unless it holds one finite number for each sample', async () => {
    const model = smallModel(1);
    await expect(model.fit(images, labels, { sampleWeight: [1, 2] })).rejects.toThrow(
      'fit: sampleWeight must have one number for each of 30 samples, but got an array of shape [2].',
    );
    await expect(
      model.evaluate(images, labels, { sampleWeight: weights.map(() => Infinity) }),
    ).rejects.toThrow('evaluate: sampleWeight must hold finite numbers, but got Infinity.');
    await expect(model.fit(images, labels, { validationData: [images, labels, [1]] })).rejects.toThrow(
      'fit: validationData[2] must have one number for each of 30 samples',
    );
  });
});

describe('classWeight', () => {
  const classWeight = { 0: 2, 2: 0.25 };
  const byClass = Array.from(labels.data as Uint8Array, (label) => [2, 1, 0.25][label]);

  test('has the bits of sampleWeight, but for the validation', async () => {
    const sampleWeight = byClass;
    expect(await fitted({ classWeight })).toEqual(await fitted({ sampleWeight }));
    const ones = byClass.map((weight, i) => (i < 15 ? weight : 1));
    const half = { validationSplit: 0.5 };
    expect(await fitted({ classWeight, ...half })).toEqual(await fitted({ sampleWeight: ones, ...half }));
  });

  test('takes the class of one-hot targets, and of the numbers 0 and 1', async () => {
    const cases = [
      {
        loss: 'categoricalCrossentropy',
        units: 2,
        activation: 'softmax',
        y: [
          [1, 0],
          [0, 1],
        ],
      },
      { loss: 'binaryCrossentropy', units: 1, activation: 'sigmoid', y: [[0], [1]] },
    ] as const;
    for (const { loss, units, activation, y } of cases) {
      const train = async (options: object) => {
        const model = sequential([layers.dense({ units, activation, inputShape: [2] })], { seed: 1 });
        model.compile({ optimizer: 'sgd', loss });
        return (
          await model.fit(
            [
              [1, 2],
              [3, 4],
            ],
            y,
            options,
          )
        ).loss;
      };
      expect(await train({ classWeight: { 1: 7 } })).toEqual(await train({ sampleWeight: [1, 7] }));
    }
  });

  test('is refused with sampleWeight, and unless it holds finite numbers by class', async () => {
    const model = smallModel(1);
    await expect(model.fit(images, labels, { classWeight, sampleWeight: weights })).rejects.toThrow(
      'fit: classWeight must be left out with sampleWeight, but got an object.',
    );
    await expect(model.fit(images, labels, { classWeight: { 0: NaN } })).rejects.toThrow(
      'fit: classWeight[0] must be a finite number, but got NaN.',
    );
    await expect(model.fit(images, labels, { classWeight: { cat: 2 } as never })).rejects.toThrow(
      'fit: classWeight must be an object of finite numbers by class number, but got "cat".',
    );
  });
});
