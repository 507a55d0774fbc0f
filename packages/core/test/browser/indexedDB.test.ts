import { expect, test } from 'vitest';
import { listModels, loadModel, removeModel } from '../../src/training.js';
import { smallModel } from '../models.js';

test('save keeps a model in IndexedDB under its name, and replaces an earlier one', async () => {
  const [first, second] = [smallModel(1), smallModel(2)];
  await first.save({ indexedDB: 'small' });
  await second.save({ indexedDB: 'small' });
  await first.save({ indexedDB: 'other' });
  expect(await (await loadModel({ indexedDB: 'small' })).getWeights()).toEqual(await second.getWeights());
  await expect(loadModel({ indexedDB: 'none' })).rejects.toThrow(
    'loadModel: there is no model named none in IndexedDB.',
  );
});

test('models in IndexedDB are listed and removed', async () => {
  for (const name of await listModels()) await removeModel({ indexedDB: name });
  expect(await listModels()).toEqual([]);
  for (const name of ['b', 'a', 'c']) await smallModel(1).save({ indexedDB: name });
  await removeModel({ indexedDB: 'b' });
  await removeModel({ indexedDB: 'none' });
  expect(await listModels()).toEqual(['a', 'c']);
  await expect(loadModel({ indexedDB: 'b' })).rejects.toThrow('there is no model named b');
});

test('save offers the file as a download', async () => {
  const saved: { name: string; bytes: Promise<ArrayBuffer> }[] = [];
  const click = (event: MouseEvent) => {
    const link = event.target as HTMLAnchorElement;
    saved.push({ name: link.download, bytes: fetch(link.href).then((response) => response.arrayBuffer()) });
    event.preventDefault();
  };
  const createElement = document.createElement.bind(document);
  document.createElement = ((name: string) => {
    const element = createElement(name);
    element.addEventListener('click', click);
    return element;
  }) as typeof document.createElement;
  await smallModel(1).save({ download: 'digits.cnn' });
  document.createElement = createElement;
  expect(saved.map(({ name }) => name)).toEqual(['digits.cnn']);
  expect(new Uint8Array(await saved[0].bytes)).toEqual(await smallModel(1).save());
});
