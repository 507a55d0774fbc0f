import { describe, expect, test } from 'vitest';
import {
  batchNormalization,
  dropout,
  dropoutBackward,
  layers,
  optimizers,
  rescale,
  sequential,
  zeroPad2d,
} from '../../src/index.js';
import { expectClose } from '../numericGradient.js';

describe('batchNormalization', () => {
  const input = [
    [1, 10],
    [3, 30],
  ];

  test('in training: mean 0 and variance 1 in each channel, with the biased variance', () => {
    const result = batchNormalization(input, { training: true, epsilon: 1e-12, gamma: [1, 2], beta: [0, 5] });
    expectClose(result.output.data, [-1, 3, 1, 7], 1e-10);
    expect([...result.mean.data]).toEqual([2, 20]);
    expect([...result.variance.data]).toEqual([1, 100]);
  });

  test('the moving figures learn a hundredth of the batch, only in training', () => {
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

  test('as a layer, by the same defaults: one step, and what it predicts by then', async () => {
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

describe('dropout', () => {
  test('drops where the mask is 0, and scales the rest', () => {
    expect([...dropout([1, 2, 3, 4], [1, 0, 1, 0], 0.5).data]).toEqual([2, 0, 6, 0]);
    expect([...dropoutBackward([1, 1, 1, 1], [1, 0, 1, 0], 0.5).data]).toEqual([2, 0, 2, 0]);
  });

  test.each([
    [() => dropout([1], [1], 1), 'dropout: rate must be from 0 to below 1, but got 1.'],
    [
      () => dropout([1, 2], [1], 0.5),
      'dropout: mask must have the shape [2], but got an array of shape [1].',
    ],
    [() => dropout([1, 2], [1, 0.5], 0.5), 'dropout: mask[1] must be 0 or 1, but got 0.5.'],
  ])('refuses %#', (call, message) => expect(call).toThrow(message));
});

test('rescale', () => {
  expect([...rescale([0, 255], { scale: 1 / 255, offset: -0.5 }).data]).toEqual([-0.5, 0.5]);
});

describe('zeroPad2d', () => {
  test('on every side, by axis, by side', () => {
    expect(zeroPad2d([[5]]).shape).toEqual([3, 3]);
    expect([...zeroPad2d([[5]], { padding: [0, 1] }).data]).toEqual([0, 5, 0]);
    const padding = [
      [1, 0],
      [0, 2],
    ] as const;
    expect([...zeroPad2d([[5]], { padding }).data]).toEqual([0, 0, 0, 5, 0, 0]);
  });

  test('refuses a padding below 0', () => {
    expect(() => zeroPad2d([[5]], { padding: -1 })).toThrow(
      'zeroPad2d: padding must be a whole number from 0, [rows, columns], or [[top, bottom], [left, right]], but got -1.',
    );
  });
});
