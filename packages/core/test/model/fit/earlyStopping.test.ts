import { describe, expect, test } from 'vitest';
import { earlyStopping, type Callbacks } from '../../../src/training.js';
import { smallModel, stripes } from '../../models.js';

const { images, labels } = stripes(64);

/** The epoch, from 1, at whose end the callbacks stop a fit with these values of a metric; 0 where they do not. */
async function epochsUntilStop(callbacks: Callbacks, metric: string, values: readonly number[]) {
  let stoppedAfter = 0;
  let epochs = 0;
  const model = { stop: () => (stoppedAfter ||= epochs), getWeights: () => [] };
  await callbacks.onTrainBegin?.(model as never, [metric]);
  for (const value of values) {
    epochs++;
    await callbacks.onEpochEnd!(epochs - 1, { loss: 0, [metric]: value }, model as never);
  }
  return stoppedAfter;
}

describe('earlyStopping', () => {
  test.each([
    ['valLoss', [3, 2, 3], 3],
    ['valAccuracy', [0.1, 0.2, 0.1], 3],
    ['valPrecision', [0.1, 0.2, 0.1], 3],
    ['recall', [0.1, 0.2, 0.1], 3],
    ['valSparseTopKCategoricalAccuracy', [0.1, 0.2, 0.3], 0],
    ['valLoss', [NaN, 2, 1], 1],
  ])('of %s %o stops after epoch %i', async (monitor, values, epochs) => {
    expect(await epochsUntilStop(earlyStopping({ monitor }), monitor, values)).toBe(epochs);
  });

  test('a change of minDelta alone is no improvement', async () => {
    expect(await epochsUntilStop(earlyStopping({ minDelta: 0.5 }), 'valLoss', [3, 2.5])).toBe(2);
    expect(await epochsUntilStop(earlyStopping({ minDelta: 0.5 }), 'valLoss', [3, 2.4])).toBe(0);
  });

  test('every fit starts without a best epoch', async () => {
    const stopping = earlyStopping({ patience: 2 });
    expect(await epochsUntilStop(stopping, 'valLoss', [1, 2, 3])).toBe(3);
    expect(await epochsUntilStop(stopping, 'valLoss', [9, 8, 7])).toBe(0);
  });

  test('in fit: ends it after patience, and restores the weights of the best epoch', async () => {
    const model = smallModel(1, 'sgd');
    const initialWeights = await model.getWeights();
    const losses = [3, 2, 2.5, 2.1, 1];
    const stopping = earlyStopping({ monitor: 'loss', patience: 2, restoreBestWeights: true });
    const weightsByEpoch: unknown[] = [];
    const history = await model.fit(images, labels, {
      epochs: 9,
      workers: 0,
      callbacks: {
        onTrainEnd: stopping.onTrainEnd,
        async onEpochEnd(epoch, _logs, given) {
          weightsByEpoch.push(await model.getWeights());
          await stopping.onEpochEnd!(epoch, { loss: losses[epoch] }, given);
        },
      },
    });
    expect(history.loss).toHaveLength(4);
    expect(await model.getWeights()).toEqual(weightsByEpoch[1]);
    expect(await model.getWeights()).not.toEqual(initialWeights);
  });

  test('in fit: refuses a metric that is not logged', async () => {
    await expect(
      smallModel(1).fit(images, labels, { workers: 1, callbacks: earlyStopping() }),
    ).rejects.toThrow(
      'earlyStopping: monitor must be one of loss, accuracy, but got "valLoss". The fit has no validationData and no validationSplit.',
    );
  });

  test('in fit: refuses val_loss before the first batch, and says what is meant', async () => {
    const batches: number[] = [];
    const onBatchEnd = (batch: number) => void batches.push(batch);
    const callbacks = [earlyStopping({ monitor: 'val_loss' }), { onBatchEnd }];
    await expect(
      smallModel(1).fit(images, labels, { workers: 0, validationSplit: 0.5, callbacks }),
    ).rejects.toThrow(
      'monitor must be one of loss, accuracy, valLoss, valAccuracy, but got "val_loss". Did you mean \'valLoss\'?',
    );
    expect(batches).toEqual([]);
  });

  test.each([
    [{ monitor: 5 }, "earlyStopping: monitor must be a metric's name, such as valLoss, but got 5."],
    [{ patience: 0 }, 'earlyStopping: patience must be a positive whole number, but got 0.'],
    [{ mode: 'constructor' }, 'earlyStopping: mode must be one of min, max, but got "constructor".'],
  ])('refuses %o', (options, message) => {
    expect(() => earlyStopping(options as never)).toThrow(message);
  });
});
