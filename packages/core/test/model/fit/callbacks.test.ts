// Callbacks that fail, at once or later, wherever they are called.
import { describe, expect, test } from 'vitest';
import { earlyStopping, type Callbacks } from '../../../src/training.js';
import { smallModel, stripes } from '../../models.js';

const { images, labels } = stripes(40);
const hooks = [
  'onTrainBegin',
  'onEpochBegin',
  'onBatchBegin',
  'onBatchEnd',
  'onEpochEnd',
  'onTrainEnd',
] as const;

describe.each([0, 1, 2])('%i workers', (workers) => {
  test.each(hooks)('an error in %s rejects fit with it, and the next fit works', async (hook) => {
    const model = smallModel(1);
    const broken = new Error('broken');
    const ways = [
      () => {
        throw broken;
      },
      () => Promise.reject(broken),
      async () => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        throw broken;
      },
    ];
    for (const way of ways) {
      await expect(
        model.fit(images, labels, { epochs: 2, workers, callbacks: { [hook]: way } }),
      ).rejects.toBe(broken);
    }
    expect((await model.fit(images, labels, { workers })).loss).toHaveLength(1);
  });

  test('an abort in the last epoch still rejects with its reason', async () => {
    for (const hook of ['onTrainBegin', 'onBatchEnd', 'onEpochEnd'] as const) {
      const stop = new AbortController();
      const reason = new Error('enough');
      const fitting = smallModel(1).fit(images, labels, {
        workers,
        signal: stop.signal,
        callbacks: { [hook]: () => stop.abort(reason) },
      });
      await expect(fitting).rejects.toBe(reason);
    }
  });
});

test('every batch is begun and ended, in order; fit waits for what is async', async () => {
  const seen: string[] = [];
  await smallModel(1).fit(images, labels, {
    workers: 1,
    callbacks: [
      { onBatchBegin: (batch) => void seen.push(`begin ${batch}`) },
      {
        async onBatchEnd(batch) {
          seen.push(`end ${batch}`);
          await new Promise((resolve) => setTimeout(resolve, 20));
          seen.push(`done ${batch}`);
        },
      },
    ],
  });
  expect(seen.slice(0, 2)).toEqual(['begin 0', 'end 0']);
  expect(seen.filter((entry) => !entry.startsWith('done'))).toEqual(['begin 0', 'end 0', 'begin 1', 'end 1']);
  expect(seen.filter((entry) => entry.startsWith('done'))).toEqual(['done 0', 'done 1']);
});

test.each([
  [null, 'fit: callbacks must be an object or a list of objects, but got null.'],
  [[5], 'fit: callbacks must be an object or a list of objects, but got 5.'],
  [{ onEpochEnd: 5 }, 'fit: callbacks.onEpochEnd must be a function, but got 5.'],
  [
    { onEpochStart() {} },
    'fit: callbacks must be among onTrainBegin, onTrainEnd, onEpochBegin, onEpochEnd, onBatchBegin, onBatchEnd, but got "onEpochStart".',
  ],
])('refuses %o as callbacks', async (callbacks, message) => {
  await expect(smallModel(1).fit(images, labels, { callbacks: callbacks as never })).rejects.toThrow(message);
});

describe('earlyStopping', () => {
  const run = async (stopping: Callbacks, name: string, figures: readonly number[]) => {
    let stoppedAfter = 0;
    const model = { stop: () => (stoppedAfter ||= epochs), getWeights: () => [] };
    let epochs = 0;
    await stopping.onTrainBegin?.(model as never);
    for (const figure of figures) {
      epochs++;
      await stopping.onEpochEnd!(epochs - 1, { loss: 0, [name]: figure }, model as never);
    }
    return stoppedAfter;
  };

  test.each([
    ['valLoss', [3, 2, 3], 3],
    ['valAccuracy', [0.1, 0.2, 0.1], 3],
    ['valPrecision', [0.1, 0.2, 0.1], 3],
    ['recall', [0.1, 0.2, 0.1], 3],
    ['valSparseTopKCategoricalAccuracy', [0.1, 0.2, 0.3], 0],
    ['valLoss', [NaN, 2, 1], 1],
  ])('%s over %o', async (monitor, figures, after) => {
    expect(await run(earlyStopping({ monitor }), monitor, figures)).toBe(after);
  });

  test('a change of minDelta alone is no improvement', async () => {
    expect(await run(earlyStopping({ minDelta: 0.5 }), 'valLoss', [3, 2.5])).toBe(2);
    expect(await run(earlyStopping({ minDelta: 0.5 }), 'valLoss', [3, 2.4])).toBe(0);
  });

  test('every fit begins anew', async () => {
    const stopping = earlyStopping({ patience: 2 });
    expect(await run(stopping, 'valLoss', [1, 2, 3])).toBe(3);
    expect(await run(stopping, 'valLoss', [9, 8, 7])).toBe(0);
  });

  test.each([
    [{ monitor: 5 }, "earlyStopping: monitor must be a metric's name, such as valLoss, but got 5."],
    [{ patience: 0 }, 'earlyStopping: patience must be a positive whole number, but got 0.'],
    [{ mode: 'constructor' }, 'earlyStopping: mode must be one of min, max, but got "constructor".'],
  ])('refuses %o', (options, message) => {
    expect(() => earlyStopping(options as never)).toThrow(message);
  });
});
