// The learning rate of a compiled model, which can be set.
import { describe, expect, test } from 'vitest';
import {
  ArgumentError,
  loadModel,
  optimizers,
  reduceLROnPlateau,
  sequential,
  StateError,
  type Callbacks,
} from '../../../src/training.js';
import { smallModel, stripes } from '../../models.js';

const { images, labels } = stripes(40);
const passes = { epochs: 1, batchSize: 16 };

describe('model.optimizer.learningRate', () => {
  test('is that of the optimizer, and can be set', async () => {
    const [model, other] = [smallModel(1), smallModel(1)];
    const { optimizer } = model;
    expect([optimizer.kind, optimizer.learningRate]).toEqual(['adam', 0.001]);
    await model.trainOnBatch(images, labels);
    await other.trainOnBatch(images, labels);
    optimizer.learningRate = 0.1;
    expect([optimizer.learningRate, other.optimizer.learningRate]).toEqual([0.1, 0.001]);
    await model.trainOnBatch(images, labels);
    await other.trainOnBatch(images, labels);
    expect(await model.getWeights()).not.toEqual(await other.getWeights());
    const loaded = await loadModel(await model.save());
    expect(loaded.optimizer.learningRate).toBe(0.1);
  });

  test.each([0, 3])(
    'set at the end of an epoch it counts from the next, with %i workers as in a fit of its own',
    async (workers) => {
      const [alone, once] = [smallModel(1), smallModel(1)];
      for (const learningRate of [0.001, 0.05, 0.01]) {
        alone.optimizer.learningRate = learningRate;
        await alone.fit(images, labels, { ...passes, workers: 0 });
      }
      await once.fit(images, labels, {
        ...passes,
        epochs: 3,
        workers,
        callbacks: {
          onEpochEnd(epoch, _logs, { optimizer }) {
            optimizer.learningRate = [0.05, 0.01, 0.01][epoch];
          },
        },
      });
      expect(once.history).toEqual(alone.history);
      expect(await once.getWeights()).toEqual(await alone.getWeights());
    },
  );

  test.each([0, 3])(
    'set in onTrainBegin it counts from the first epoch, with %i workers',
    async (workers) => {
      const [before, within] = [smallModel(1), smallModel(1)];
      before.optimizer.learningRate = 0.02;
      await before.fit(images, labels, { ...passes, workers });
      const onTrainBegin: Callbacks['onTrainBegin'] = ({ optimizer }) => void (optimizer.learningRate = 0.02);
      await within.fit(images, labels, { ...passes, workers, callbacks: { onTrainBegin } });
      expect(await within.getWeights()).toEqual(await before.getWeights());
    },
  );

  test('by a schedule it is that of the next step, and can not be set', async () => {
    const model = smallModel(1);
    const learningRate = optimizers.schedules.piecewiseConstantDecay({
      boundaries: [1],
      values: [0.5, 0.25],
    });
    const loss = 'sparseCategoricalCrossentropy';
    model.compile({ optimizer: optimizers.sgd({ learningRate }), loss });
    expect(model.optimizer.learningRate).toBe(0.5);
    await model.fit(images, labels, { ...passes, workers: 0 });
    expect(model.optimizer.learningRate).toBe(0.25);
    expect(() => (model.optimizer.learningRate = 1)).toThrow(StateError);
    expect(() => (model.optimizer.learningRate = 1)).toThrow('the learning rate follows a schedule');
  });

  test('refuses what is no rate, and a model that is not compiled', () => {
    const model = smallModel(1);
    expect(() => (model.optimizer.learningRate = 0)).toThrow(ArgumentError);
    expect(() => (model.optimizer.learningRate = 0)).toThrow(
      'optimizer: learningRate must be above 0, but got 0.',
    );
    expect(model.optimizer.learningRate).toBe(0.001);
    expect(() => sequential(model.layers).optimizer).toThrow('optimizer: the model must be compiled first.');
  });
});

describe('reduceLROnPlateau', () => {
  /** The learning rates after epochs with these values of a metric. */
  async function ratesAfter(callbacks: Callbacks, values: readonly number[], monitor = 'valLoss') {
    const optimizer = { learningRate: 1 };
    const model = { optimizer } as never;
    await callbacks.onTrainBegin?.(model, ['loss', 'valLoss', 'accuracy']);
    const rates = [];
    for (const [epoch, value] of values.entries()) {
      await callbacks.onEpochEnd!(epoch, { loss: 0, [monitor]: value }, model);
      rates.push(optimizer.learningRate);
    }
    return rates;
  }

  test.each([
    ['after patience', { factor: 0.5, patience: 2 }, [3, 3, 3, 3, 3], [1, 1, 0.5, 0.5, 0.25]],
    [
      'an improvement starts the count again',
      { factor: 0.5, patience: 2 },
      [3, 3, 2, 2, 2],
      [1, 1, 1, 1, 0.5],
    ],
    ['minDelta', { factor: 0.5, patience: 1, minDelta: 1 }, [3, 2.5, 1.5], [1, 0.5, 0.5]],
    ['cooldown', { factor: 0.5, patience: 1, cooldown: 2 }, [3, 3, 3, 3, 3], [1, 0.5, 0.5, 0.25, 0.25]],
    ['minLearningRate', { factor: 0.5, patience: 1, minLearningRate: 0.4 }, [3, 3, 3, 3], [1, 0.5, 0.4, 0.4]],
  ])('%s', async (_name, options, values, rates) => {
    const callbacks = reduceLROnPlateau(options);
    expect(await ratesAfter(callbacks, values)).toEqual(rates);
    expect(await ratesAfter(callbacks, values)).toEqual(rates);
  });

  test('of an accuracy more is better', async () => {
    const callbacks = reduceLROnPlateau({ monitor: 'accuracy', factor: 0.5, patience: 1 });
    expect(await ratesAfter(callbacks, [0.5, 0.6, 0.55], 'accuracy')).toEqual([1, 1, 0.5]);
  });

  test('in fit: the model trains on with the reduced rate', async () => {
    const model = smallModel(1, 'sgd');
    const callbacks = reduceLROnPlateau({ monitor: 'loss', patience: 1, minDelta: 100, cooldown: 9 });
    await model.fit(images, labels, { epochs: 3, workers: 1, callbacks });
    expect(model.optimizer.learningRate).toBeCloseTo(0.001, 12);
  });

  test.each([
    [{ factor: 1 }, 'reduceLROnPlateau: factor must be above 0 and below 1, but got 1.'],
    [{ patience: 0 }, 'reduceLROnPlateau: patience must be a positive whole number, but got 0.'],
    [{ cooldown: -1 }, 'reduceLROnPlateau: cooldown must be a whole number from 0, but got -1.'],
    [{ minLr: 0 }, /reduceLROnPlateau: options must be among monitor, .*, but got "minLr"/],
  ])('refuses %o', (options, message) => {
    expect(() => reduceLROnPlateau(options as never)).toThrow(message);
  });
});
