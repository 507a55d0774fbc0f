import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { CnnError, listModels, loadModel, removeModel } from '../../../src/training.js';
import { smallModel } from '../../models.js';

test('save to a path and load from it; load from a Blob', async () => {
  const model = smallModel(1);
  const path = join(mkdtempSync(join(tmpdir(), 'model-')), 'small.cnn');
  await model.save({ path });
  expect(await (await loadModel({ path })).getWeights()).toEqual(await model.getWeights());
  const blob = new Blob([(await model.save()) as Uint8Array<ArrayBuffer>]);
  expect(await (await loadModel(blob)).getWeights()).toEqual(await model.getWeights());
});

test('a model is loaded from a path or URL as text, a URL and a Response', async () => {
  const model = smallModel(1);
  const path = join(mkdtempSync(join(tmpdir(), 'model-')), 'small.cnn');
  await model.save({ path });
  const bytes = (await model.save()) as Uint8Array<ArrayBuffer>;
  const data = `data:application/octet-stream;base64,${Buffer.from(bytes).toString('base64')}`;
  const url = pathToFileURL(path);
  for (const source of [path, url, url.href, data, new URL(data), new Response(bytes)]) {
    expect(await (await loadModel(source)).getWeights()).toEqual(await model.getWeights());
  }
});

test('an address without a model rejects with a CnnError', async () => {
  await expect(loadModel('/no/such/model')).rejects.toThrow(/^loadModel: ENOENT/);
  await expect(loadModel('blob:none')).rejects.toBeInstanceOf(CnnError);
  const missing = new Response('not found', { status: 404 });
  await expect(loadModel(missing)).rejects.toThrow('loadModel: the server answered with status 404.');
  await expect(loadModel('')).rejects.toThrow('source must be bytes');
});

test('a location that can not be read or written rejects with a CnnError', async () => {
  await expect(loadModel({ path: '/no/such/model' })).rejects.toThrow(/^loadModel: ENOENT/);
  await expect(smallModel(1).save({ path: '/no/such/model' })).rejects.toThrow(/^save: ENOENT/);
  await expect(loadModel({ path: tmpdir() })).rejects.toBeInstanceOf(CnnError);
  await expect(smallModel(1).save({ download: 'x' })).rejects.toThrow('save: there are no downloads here');
});

test('models are listed and removed only where there is IndexedDB', async () => {
  await expect(listModels()).rejects.toThrow('There is no IndexedDB here');
  await expect(removeModel({ indexedDB: 'x' })).rejects.toThrow('There is no IndexedDB here');
  await expect(removeModel({ path: 'x' } as never)).rejects.toThrow(
    'removeModel: location must be one of { indexedDB: name }',
  );
});

/** A buffer that was transferred to another thread. */
const detached = new ArrayBuffer(8);
structuredClone(detached, { transfer: [detached] });

test.each([
  [
    undefined,
    'loadModel: source must be bytes, a File, a Response, a URL, { path } or { indexedDB }, but got undefined.',
  ],
  [{ path: '' }, /location must be one of/],
  [{ constructor: 'x' }, /location must be one of/],
  [{ indexedDB: 'x' }, 'There is no IndexedDB here'],
  [detached, 'The model file does not begin as one.'],
])('refuses %o as a source', async (source, message) => {
  await expect(loadModel(source as never)).rejects.toThrow(message);
});
