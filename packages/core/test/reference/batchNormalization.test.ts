import { describe, expect, test } from 'vitest';
import { batchNormalization, layers, optimizers, sequential } from '../../src/index.js';
import { expectClose } from '../numericGradient.js';

describe('batchNormalization', () => {
  const input = [
    [1, 10],
    [3, 30],
  ];

  test('training: gives each channel mean 0 and variance 1, by the biased variance', () => {
    const result = batchNormalization(input, { training: true, epsilon: 1e-12, gamma: [1, 2], beta: [0, 5] });
    expectClose(result.output.data, [-1, 3, 1, 7], 1e-10);
    expect([...result.mean.data]).toEqual([2, 20]);
    expect([...result.variance.data]).toEqual([1, 100]);
  });

  test('training: moves the moving statistics by a hundredth of the difference; else they stay', () => {
    const given = { movingMean: [0, 0], movingVariance: [1, 1] };
    const trained = batchNormalization(input, { ...given, training: true });
    expectClose(trained.movingMean.data, [0.02, 0.2], 1e-12);
    expectClose(trained.movingVariance.data, [1, 1.99], 1e-12);
    const used = batchNormalization(input, given);
    expect([...used.movingMean.data]).toEqual([0, 0]);
    expectClose(
      used.output.data,
      [1, 10, 3, 30].map((x) => x / Math.sqrt(1.001)),
      1e-12,
    );
  });

  test('layers.batchNormalization has the same defaults: moving statistics of one step, and a prediction with them', async () => {
    const model = sequential([layers.batchNormalization({ inputShape: [2] })]);
    model.compile({ optimizer: optimizers.sgd({ learningRate: 1e-30 }), loss: 'meanSquaredError' });
    await model.trainOnBatch(input, input);
    const [, , mean, variance] = await model.getWeights();
    expectClose(mean.data, [0.02, 0.2], 1e-7);
    expectClose(variance.data, [1, 1.99], 1e-6);
    const expected = batchNormalization(input, { movingMean: mean, movingVariance: variance }).output;
    expectClose((await model.predict(input)).data, expected.data, 1e-5);
  });

  test.each([
    [
      () => batchNormalization(input, { gamma: [1] }),
      'batchNormalization: gamma must have 2 values, one for each channel, but got an array of shape [1].',
    ],
    [
      () => batchNormalization(input, { movingVariance: [1, -1] }),
      'batchNormalization: movingVariance must hold only numbers from 0, but got -1.',
    ],
    [
      () => batchNormalization(input, { epsilon: 0 }),
      'batchNormalization: epsilon must be above 0, but got 0.',
    ],
    [
      () => batchNormalization(input, { momentum: 1.5 }),
      'batchNormalization: momentum must be from 0 to 1, but got 1.5.',
    ],
  ])('refuses %#', (call, message) => expect(call).toThrow(message));
});
