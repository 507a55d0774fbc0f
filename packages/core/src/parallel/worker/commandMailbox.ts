import type { Command } from '../protocol/protocol.js';

/** Reads of the mailbox before a follower blocks: the next command often arrives within microseconds. */
const spinCount = 20_000;

/**
 * Bytes of a mailbox, six 32-bit numbers and one of 64: how many commands there have been, the fields of the last, one that
 * is not used, and the learning rate.
 */
export const mailboxBytes = 32;

/** Where the leader writes the next command for followers that share its memory. */
export interface CommandMailbox {
  post(command: Command): void;
  /** Blocks until the next command, and calls `beat` at intervals. For workers, which may block. */
  next(beat: () => void): Command;
}

const kinds = ['batch', 'setLearningRate', 'gatherSlots', 'end'] as const;

/** @param start where the mailbox begins in the buffer, in bytes, a multiple of 8 */
export function commandMailbox(buffer: SharedArrayBuffer, start: number): CommandMailbox {
  const state = new Int32Array(buffer, start, 6);
  const learningRate = new Float64Array(buffer, start + 24, 1);
  let lastRead = 0;
  return {
    post(command) {
      const { n, step, computeMetrics } =
        command.kind === 'batch' ? command.task : { n: 0, step: 0, computeMetrics: false };
      if (command.kind === 'setLearningRate') learningRate[0] = command.learningRate;
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
      const name = kinds[kind];
      if (name === 'setLearningRate') return { kind: name, learningRate: learningRate[0] };
      if (name !== 'batch') return { kind: name };
      return { kind: 'batch', task: { n, step, computeMetrics: computeMetrics === 1 } };
    },
  };
}
