import { expect, test } from 'vitest';
import type { BatchReply } from '../../../src/parallel/protocol/session.js';
import { datasetBatches, readBatches } from '../../../src/parallel/worker/batches.js';

const dataset = (count: number) => ({
  inputs: new Uint8Array(count),
  inputWidth: 1,
  targets: new Float32Array(0),
  targetWidth: 0,
  count,
});

test('the samples of a dataset in batches, of which the last is smaller', () => {
  const data = dataset(7);
  const order = Uint32Array.of(6, 5, 4, 3, 2, 1, 0);
  const batches = datasetBatches(data, 3, order);
  expect([0, 1, 2, 3].map(batches)).toEqual([
    { data, order, from: 0, n: 3 },
    { data, order, from: 3, n: 3 },
    { data, order, from: 6, n: 1 },
    'end',
  ]);
});

test('while a batch is computed one more is requested, and no further one', async () => {
  const requested: [number, number][] = [];
  const replies: ((reply: BatchReply) => void)[] = [];
  const reader = {
    read(pass: number, index: number) {
      requested.push([pass, index]);
      return new Promise<BatchReply>((resolve) => replies.push(resolve));
    },
  };
  const batches = readBatches(reader, 4);
  const first = batches(0);
  expect(requested).toEqual([
    [4, 0],
    [4, 1],
  ]);
  const batch = dataset(2);
  replies[0]({ kind: 'batch', batch });
  expect(await first).toEqual({ data: batch, from: 0, n: 2 });
  replies[1]({ kind: 'end' });
  expect(requested).toHaveLength(2);
  expect(await batches(1)).toBe('end');
  expect(requested).toHaveLength(3);
});
