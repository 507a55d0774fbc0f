import { expect, test } from 'vitest';
import { trainSmallModel } from '../models.js';

// A page whose server does not have the worker's file.
const RealWorker = globalThis.Worker;
const urls: string[] = [];
globalThis.Worker = class extends RealWorker {
  constructor(url: string | URL, options?: WorkerOptions) {
    const isBlob = String(url).startsWith('blob:');
    super(isBlob ? url : '/not-there/worker.js', options);
    urls.push(isBlob ? 'blob' : 'file');
  }
};

test('workers start from a blob: URL where their file is missing', async () => {
  const expected = await trainSmallModel(0);
  expect(await trainSmallModel(2)).toEqual(expected);
  expect(urls).toEqual(['file', 'blob', 'blob']);
});
