import { expect, test } from 'vitest';
import { workerSource } from '../../src/parallel/generated/workerSource.js';
import { trainSmallModel } from '../models.js';

// A page whose bundler has inlined the worker's program: its workers are never isolated, and can not share memory even
// where the page can.
const RealWorker = globalThis.Worker;
let started = 0;
globalThis.Worker = class extends RealWorker {
  constructor(_url: string | URL, options?: WorkerOptions) {
    super(`data:text/javascript;charset=utf-8,${encodeURIComponent(workerSource)}`, options);
    started++;
  }
};

test.each([1, 2, 3])(
  '%i workers, started from a data: URL, give the bits of the calling thread',
  async (workers) => {
    expect(await trainSmallModel(workers)).toEqual(await trainSmallModel(0));
    expect(started).toBeGreaterThanOrEqual(workers);
  },
);
