// How a fit is ended, paused and resumed.
import { describe, expect, test } from 'vitest';
import { yieldToEventLoop } from '../../../src/platform/scheduler.js';
import { slice, smallModel, stripes } from '../../models.js';

const samples = stripes(64);
const { images, labels } = samples;
const { images: oneImage } = slice(samples, 0, 1);

describe.each([0, 1, 2])('%i workers', (workers) => {
  test('an abort ends fit after the current batch and rejects with its reason; the next fit works', async () => {
    const model = smallModel(1);
    const controller = new AbortController();
    const reason = new Error('enough');
    let batches = 0;
    const fitting = model.fit(images, labels, {
      epochs: 1e6,
      workers,
      signal: controller.signal,
      callbacks: { onBatchEnd: () => (++batches === 5 ? controller.abort(reason) : undefined) },
    });
    await expect(fitting).rejects.toBe(reason);
    expect(batches).toBeGreaterThanOrEqual(5);
    expect(await model.getWeights()).not.toEqual(await smallModel(1).getWeights());
    expect((await model.fit(images, labels, { workers })).loss).toHaveLength(1);
  });

  test('an abort in the last epoch rejects with its reason', async () => {
    for (const callback of ['onTrainBegin', 'onBatchEnd', 'onEpochEnd'] as const) {
      const controller = new AbortController();
      const reason = new Error('enough');
      const fitting = smallModel(1).fit(images, labels, {
        workers,
        signal: controller.signal,
        callbacks: { [callback]: () => controller.abort(reason) },
      });
      await expect(fitting, callback).rejects.toBe(reason);
    }
  });

  test('pause holds the fit between batches; resume continues it to the same weights', async () => {
    const [paused, uninterrupted] = [smallModel(1), smallModel(1)];
    let batches = 0;
    let reportPause: () => void;
    const pausing = new Promise<void>((resolve) => (reportPause = resolve));
    const fitting = paused.fit(images, labels, {
      epochs: 40,
      workers,
      callbacks: {
        onBatchEnd() {
          if (++batches !== 4) return;
          paused.pause();
          reportPause();
        },
      },
    });
    await pausing;
    // A request is answered after the batch that was being computed; between further requests no batch is.
    await paused.predict(oneImage);
    const weights = await paused.getWeights();
    for (let i = 0; i < 20; i++) {
      await paused.predict(oneImage);
      await yieldToEventLoop();
    }
    expect(await paused.getWeights()).toEqual(weights);
    paused.resume();
    await fitting;
    await uninterrupted.fit(images, labels, { epochs: 40, workers: 0 });
    expect(await paused.getWeights()).toEqual(await uninterrupted.getWeights());
    expect(await paused.getWeights()).not.toEqual(weights);
  });
});

test('after an abort, the weights are those of the last finished batch', async () => {
  const [aborted, whole] = [smallModel(1), smallModel(1)];
  const controller = new AbortController();
  let batches = 0;
  const fitting = aborted.fit(images, labels, {
    epochs: 100,
    batchSize: 64,
    workers: 0,
    signal: controller.signal,
    callbacks: { onBatchEnd: () => (++batches === 3 ? controller.abort() : undefined) },
  });
  await expect(fitting).rejects.toThrow();
  await whole.fit(images, labels, { epochs: batches, batchSize: 64, workers: 0 });
  expect(await aborted.getWeights()).toEqual(await whole.getWeights());
});

test('stop and pause are obeyed while workers are still starting', async () => {
  const model = smallModel(1);
  const fitting = model.fit(images, labels, { epochs: 1e6, workers: 1 });
  model.pause();
  model.stop();
  expect((await fitting).loss).toEqual([]);
});

test('an abort before the fit changes nothing', async () => {
  const model = smallModel(1);
  const signal = AbortSignal.abort(new Error('no'));
  await expect(model.fit(images, labels, { signal })).rejects.toThrow('no');
  expect(await model.getWeights()).toEqual(await smallModel(1).getWeights());
});
