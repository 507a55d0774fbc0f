import { describe, expect, test } from 'vitest';
import { sequential } from '../../src/index.js';
import { smallModel, stripes } from '../models.js';

const { images: x, labels } = stripes(6);

describe('trainOnBatch', () => {
  test('is a fit of one batch, and returns the metrics before the update', async () => {
    const [batchwise, whole] = [smallModel(3), smallModel(3)];
    const before = await batchwise.evaluate(x, labels);
    const withoutDropout = sequential(
      batchwise.layers.filter(({ kind }) => kind !== 'dropout'),
      { seed: 3 },
    );
    withoutDropout.compile({
      optimizer: 'adam',
      loss: 'sparseCategoricalCrossentropy',
      metrics: ['accuracy'],
    });
    expect((await withoutDropout.trainOnBatch(x, labels)).loss).toBeCloseTo(before.loss, 12);

    const losses = [];
    for (let i = 0; i < 3; i++) losses.push((await batchwise.trainOnBatch(x, labels)).loss);
    const history = await whole.fit(x, labels, { epochs: 3, batchSize: 6, shuffle: false, workers: 0 });
    expect(losses).toEqual(history.loss);
    expect(await batchwise.getWeights()).toEqual(await whole.getWeights());
    expect(await batchwise.predict(x)).toEqual(await whole.predict(x));
  });

  test('weighs samples and classes as fit does', async () => {
    const cases = [
      [{ sampleWeight: [1, 0, 3, 0.5, 2, 1] }, [1, 0, 3, 0.5, 2, 1]],
      [{ classWeight: { 1: 4, 2: 0.5 } }, [1, 4, 0.5, 1, 4, 0.5]],
    ] as const;
    for (const [options, sampleWeight] of cases) {
      const [batchwise, whole] = [smallModel(3), smallModel(3)];
      const { loss } = await batchwise.trainOnBatch(x, labels, options);
      const history = await whole.fit(x, labels, { sampleWeight, batchSize: 6, shuffle: false, workers: 0 });
      expect(loss).toBe(history.loss[0]);
      expect(await batchwise.getWeights()).toEqual(await whole.getWeights());
    }
  });

  test.each([
    [{ weight: 1 }, 'trainOnBatch: options must be among sampleWeight, classWeight, but got "weight".'],
    [
      { sampleWeight: [1] },
      'trainOnBatch: sampleWeight must have one number for each of 6 samples, but got an array of shape [1].',
    ],
    [
      { sampleWeight: [1, 1, 1, 1, 1, 1], classWeight: {} },
      'trainOnBatch: classWeight must be left out with sampleWeight, but got an object.',
    ],
    [{ classWeight: { 0: NaN } }, 'trainOnBatch: classWeight[0] must be a finite number, but got NaN.'],
  ])('refuses %o', async (options, message) => {
    await expect(smallModel(1).trainOnBatch(x, labels, options as object)).rejects.toThrow(message);
  });
});
