import type { Command } from '../protocol/protocol.js';

/** Reads of the mailbox before a follower blocks: the next command often arrives within microseconds. */
const spinCount = 20_000;

/** Bytes of a mailbox, five 32-bit numbers: how many commands there have been, and the fields of the last. */
export const mailboxBytes = 20;

/** Where the leader writes the next command for followers that share its memory. */
export interface CommandMailbox {
  post(command: Command): void;
  /** Blocks until the next command, and calls `beat` at intervals. For workers, which may block. */
  next(beat: () => void): Command;
}

const kinds = ['batch', 'gatherSlots', 'end'] as const;

/** @param start where the mailbox begins in the buffer, in bytes */
export function commandMailbox(buffer: SharedArrayBuffer, start: number): CommandMailbox {
  const state = new Int32Array(buffer, start, mailboxBytes / 4);
  let lastRead = 0;
  return {
    post(command) {
      const { n, step, computeMetrics } =
        command.kind === 'batch' ? command.task : { n: 0, step: 0, computeMetrics: false };
      state.set([kinds.indexOf(command.kind), n, step, Number(computeMetrics)], 1);
      Atomics.add(state, 0, 1);
      Atomics.notify(state, 0);
    },
    next(beat) {
      beat();
      for (let i = 0; i < spinCount && Atomics.load(state, 0) === lastRead; i++);
      while (Atomics.load(state, 0) === lastRead) {
        Atomics.wait(state, 0, lastRead, 1000);
        beat();
      }
      lastRead++;
      const [, kind, n, step, computeMetrics] = state;
      if (kinds[kind] !== 'batch') return { kind: kinds[kind] };
      return { kind: 'batch', task: { n, step, computeMetrics: computeMetrics === 1 } };
    },
  };
}
