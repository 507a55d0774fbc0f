import { describe, expect, test } from 'vitest';
import { yieldToEventLoop } from '../../../src/platform/scheduler.js';
import { slice, smallModel, stripes } from '../../models.js';

const samples = stripes(40);
const { images, labels } = samples;
const { images: oneImage } = slice(samples, 0, 1);
const names = [
  'onTrainBegin',
  'onEpochBegin',
  'onBatchBegin',
  'onBatchEnd',
  'onEpochEnd',
  'onTrainEnd',
] as const;

describe.each([0, 1, 2])('%i workers', (workers) => {
  test.each(names)('an error in %s rejects fit with it, and the next fit works', async (name) => {
    const model = smallModel(1);
    const error = new Error('broken');
    const failures = [
      () => {
        throw error;
      },
      () => Promise.reject(error),
      async () => {
        await yieldToEventLoop();
        throw error;
      },
    ];
    for (const failure of failures) {
      const callbacks = { [name]: failure };
      await expect(model.fit(images, labels, { epochs: 2, workers, callbacks })).rejects.toBe(error);
    }
    expect((await model.fit(images, labels, { workers })).loss).toHaveLength(1);
  });

  test("onEpochEnd: training waits for it; the weights are the epoch's, and stop ends the fit there", async () => {
    const [model, reference] = [smallModel(1), smallModel(1)];
    let seen: unknown;
    const history = await model.fit(images, labels, {
      epochs: 50,
      workers,
      callbacks: [
        {},
        {
          async onEpochEnd(epoch) {
            if (epoch !== 2) return;
            for (let i = 0; i < 10; i++) await model.predict(oneImage);
            seen = await model.getWeights();
            model.stop();
          },
        },
      ],
    });
    await reference.fit(images, labels, { epochs: 3, workers: 0 });
    expect(history.loss).toHaveLength(3);
    expect(seen).toEqual(await reference.getWeights());
    expect(await model.getWeights()).toEqual(await reference.getWeights());
  });

  test('no callback is called after one has failed', async () => {
    const called: string[] = [];
    const fitting = smallModel(1).fit(images, labels, {
      epochs: 50,
      batchSize: 20,
      workers,
      callbacks: {
        onBatchEnd(batch) {
          called.push(`batch ${batch}`);
          throw new Error('broken');
        },
        onEpochEnd: () => void called.push('epoch'),
        onTrainEnd: () => void called.push('train'),
      },
    });
    await expect(fitting).rejects.toThrow('broken');
    expect(called).toEqual(['batch 0']);
  });
});

test('every batch begins and ends, in order; fit waits for promises that training does not wait for', async () => {
  const seen: string[] = [];
  let endEpoch: () => void;
  const epochEnd = new Promise<void>((resolve) => (endEpoch = resolve));
  await smallModel(1).fit(images, labels, {
    workers: 1,
    callbacks: [
      { onBatchBegin: (batch) => void seen.push(`begin ${batch}`) },
      {
        async onBatchEnd(batch) {
          seen.push(`end ${batch}`);
          await epochEnd;
          await yieldToEventLoop();
          seen.push(`done ${batch}`);
        },
        onEpochEnd: () => endEpoch(),
      },
    ],
  });
  expect(seen).toEqual(['begin 0', 'end 0', 'begin 1', 'end 1', 'done 0', 'done 1']);
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
