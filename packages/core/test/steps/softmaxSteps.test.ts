import { dropoutMask, softmaxSteps } from '@cnn/core/steps';
import { layers, sequential } from '@cnn/core/training';
import { expect, test } from 'vitest';

test('softmaxSteps([0, ln 2, ln 5]) gives exponentials from the largest, their sum and the quotients', () => {
  const { max, exponentials, total, values } = softmaxSteps([0, Math.log(2), Math.log(5)]);
  expect(max).toBe(Math.log(5));
  [0.2, 0.4, 1].forEach((value, i) => expect(exponentials[i]).toBeCloseTo(value, 12));
  expect(total).toBeCloseTo(1.6, 12);
  [0.125, 0.25, 0.625].forEach((value, i) => expect(values[i]).toBeCloseTo(value, 12));
  expect(() => softmaxSteps([[1, 2]])).toThrow('softmaxSteps: x must have rank 1');
});

test('dropoutMask is the mask by which training drops: of a dropped unit no weight moves', async () => {
  const units = 40;
  const model = sequential(
    [
      layers.dense({ units, inputShape: [3] }),
      layers.dropout({ rate: 0.5 }),
      layers.dense({ units: 1, activation: 'linear' }),
    ],
    { seed: 11 },
  );
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  for (const step of [1, 2]) {
    const before = (await model.getWeights())[2].data;
    await model.trainOnBatch([[1, -2, 3]], [[100]]);
    const after = (await model.getWeights())[2].data;
    const mask = dropoutMask(units, 0.5, { seed: 11, step, sample: 0, layer: 1 });
    expect([...mask]).toEqual(Array.from(after, (weight, i) => (weight === before[i] ? 0 : 1)));
    expect(mask.filter((kept) => kept === 0).length).toBeGreaterThan(9);
  }
});
