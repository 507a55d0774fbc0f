import { dropoutMask } from '@cnn/core/steps';
import { layers, sequential } from '@cnn/core/training';
import { expect, test } from 'vitest';

test('dropoutMask is the mask that training uses: the weights of a dropped unit do not change', async () => {
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
