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
});
