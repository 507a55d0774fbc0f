import type { Dataset } from '../../data/dataset.js';
import type { BatchReader, BatchReply } from '../protocol/session.js';

/** Batches from where they can be read once, which a fit that lost a worker can read again since its last checkpoint. */
export interface ReplayableBatches extends BatchReader {
  /** Whether batches are kept until they are released; otherwise each until the next is read. Default true. */
  keep(isNeeded: boolean): void;
  /** Batches before this one will not be read again. */
  release(pass: number, index: number): void;
  /** Every pending and later read replies `stop`. */
  stop(): void;
  /** The error that `next` has thrown; later batches are not read. */
  failure(): { reason: unknown } | undefined;
}

/** @param next the next batch of a pass, undefined after its last; called for one batch at a time */
export function replayableBatches(next: (pass: number) => Promise<Dataset | undefined>): ReplayableBatches {
  /** In order; without a batch the end of a pass. */
  let kept: { pass: number; index: number; batch?: Dataset }[] = [];
  let keeps = true;
  let isStopped = false;
  let failure: { reason: unknown } | undefined;
  let lastRead: Promise<unknown> = Promise.resolve();
  const pendingReads = new Set<(reply: BatchReply) => void>();

  function release(pass: number, index: number): void {
    kept = kept.filter(
      (entry) => entry.pass > pass || (entry.pass === pass && (entry.index >= index || !entry.batch)),
    );
  }

  async function readNow(pass: number, index: number): Promise<BatchReply> {
    if (!keeps) release(pass, index);
    const found = kept.find(
      (entry) => entry.pass === pass && (entry.batch ? entry.index === index : entry.index <= index),
    );
    if (found) return found.batch ? { kind: 'batch', batch: found.batch } : { kind: 'end' };
    if (isStopped || failure) return { kind: 'stop' };
    const batch = await next(pass);
    kept.push({ pass, index, batch });
    return batch ? { kind: 'batch', batch } : { kind: 'end' };
  }

  function stop(): void {
    isStopped = true;
    for (const resolve of pendingReads) resolve({ kind: 'stop' });
    pendingReads.clear();
  }

  return {
    read(pass, index) {
      if (isStopped) return Promise.resolve({ kind: 'stop' });
      return new Promise((resolve) => {
        pendingReads.add(resolve);
        lastRead = lastRead.then(async () => {
          try {
            const reply = await readNow(pass, index);
            pendingReads.delete(resolve);
            resolve(reply);
          } catch (reason) {
            failure = { reason };
            pendingReads.delete(resolve);
            resolve({ kind: 'stop' });
          }
        });
      });
    },
    keep(isNeeded) {
      keeps = isNeeded;
    },
    release,
    stop,
    failure: () => failure,
  };
}
