import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadModel, modelCheckpoint, StateError, type Logs } from '../../../src/training.js';
import { smallModel, stripes } from '../../models.js';

const { images, labels } = stripes(40);
let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'checkpoints-'))));
afterAll(() => rm(folder, { recursive: true }));

describe.each([0, 2])('modelCheckpoint in a fit with %i workers', (workers) => {
  test('saves after each epoch a model that trains on with the same bits', async () => {
    const model = smallModel(1);
    const options = { batchSize: 16, workers };
    await model.fit(images, labels, options);
    const path = (epoch: number) => join(folder, `${workers}-${epoch}`);
    const callbacks = modelCheckpoint({ location: (epoch) => ({ path: path(epoch) }) });
    await model.fit(images, labels, { ...options, epochs: 3, callbacks });
    expect(await loadModel({ path: path(2) }).then((last) => last.save())).toEqual(await model.save());

    const loaded = await loadModel({ path: path(0) });
    expect(loaded.history.loss).toEqual(model.history.loss.slice(0, 2));
    await loaded.fit(images, labels, { ...options, epochs: 2 });
    expect(await loaded.save()).toEqual(await model.save());
  });

  test('save is refused elsewhere in a fit, also after an onEpochEnd', async () => {
    const model = smallModel(1);
    let saved: Promise<unknown> | undefined;
    await model.fit(images, labels, {
      epochs: 2,
      batchSize: 1,
      workers,
      callbacks: {
        onEpochBegin: (epoch) => void (epoch === 1 && (saved = model.save().catch((reason) => reason))),
      },
    });
    expect(await saved).toBeInstanceOf(StateError);
  });
});

test('saveBestOnly saves where the metric is better than after every epoch before', async () => {
  const saved: unknown[] = [];
  const model = { save: (location: unknown) => void saved.push(location) } as never;
  const callbacks = modelCheckpoint({
    location: (epoch, { valAccuracy }) => ({ path: `${epoch} ${valAccuracy}` }),
    monitor: 'valAccuracy',
    saveBestOnly: true,
  });
  await callbacks.onTrainBegin!(model, ['loss', 'valLoss', 'accuracy', 'valAccuracy']);
  for (const [epoch, valAccuracy] of [0.5, 0.4, 0.5, 0.6].entries()) {
    await callbacks.onEpochEnd!(epoch, { loss: 0, valAccuracy } as Logs, model);
  }
  expect(saved).toEqual([{ path: '0 0.5' }, { path: '3 0.6' }]);
});

test('an error of the location ends the fit', async () => {
  const callbacks = modelCheckpoint({ location: { path: join(folder, 'none', 'model') } });
  await expect(smallModel(1).fit(images, labels, { workers: 0, callbacks })).rejects.toThrow(/^save: ENOENT/);
  expect(await readdir(folder)).not.toContain('none');
});

test.each([
  [{}, 'modelCheckpoint: location must be one of { path: name }, { indexedDB: name }, but got undefined.'],
  [
    { location: { path: 'x' }, saveBestOnly: 1 },
    'modelCheckpoint: saveBestOnly must be true or false, but got 1.',
  ],
  [
    { location: { path: 'x' }, mode: 'auto' },
    'modelCheckpoint: mode must be one of min, max, but got "auto".',
  ],
])('refuses %o', (options, message) => {
  expect(() => modelCheckpoint(options as never)).toThrow(message);
});
