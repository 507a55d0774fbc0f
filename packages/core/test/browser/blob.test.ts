import { expect, test } from 'vitest';
import { trained } from '../models.js';

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

test('where the file is missing, workers start from the program in the bundle', async () => {
  const alone = await trained(0);
  expect(await trained(2)).toEqual(alone);
  expect(urls).toEqual(['file', 'blob', 'blob']);
});
