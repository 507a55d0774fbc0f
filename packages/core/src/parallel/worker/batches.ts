// Where the leader takes its batches from.
import type { Dataset } from '../../data/dataset.js';
import type { BatchReader, BatchReply } from '../protocol/session.js';

/** A batch: n samples of `data` from `from` on, in its order or in that of `order`. */
export interface Batch {
  data: Dataset;
  order?: Uint32Array;
  from: number;
  n: number;
}

/** Batches by their index, in order; `end` after the last one, `stop` where the fit should end. */
export type BatchSource = (index: number) => Promise<Batch | 'end' | 'stop'> | Batch | 'end' | 'stop';

/** The samples of a dataset in batches of one size, of which the last may be smaller. */
export function datasetBatches(data: Dataset, batchSize: number, order?: Uint32Array): BatchSource {
  return (index) => {
    const from = index * batchSize;
    const n = Math.min(batchSize, data.count - from);
    return n > 0 ? { data, order, from, n } : 'end';
  };
}

/** The batches of one pass of a reader: while one is computed, the next is read. */
export function readBatches(reader: BatchReader, pass: number): BatchSource {
  const replies = new Map<number, Promise<BatchReply>>();
  return async (index) => {
    for (const i of [index, index + 1]) if (!replies.has(i)) replies.set(i, reader.read(pass, i));
    const reply = await replies.get(index)!;
    replies.delete(index);
    return reply.kind === 'batch' ? { data: reply.batch, from: 0, n: reply.batch.count } : reply.kind;
  };
}
