import type { Command } from '../protocol/protocol.js';

/** Reads of the mailbox before a follower blocks: the next command often arrives within microseconds. */
const spinCount = 20_000;

/**
 * Bytes of a mailbox, six 32-bit numbers and one of 64: a count, odd while a command is written and else twice the number
 * of commands, then the fields of the last command, of which the learning rate is the number of 64 bits.
 */
export const mailboxBytes = 32;

/**
 * Where the leader writes the next command for followers that share its memory. A follower that is late may miss batches,
 * never other commands, for which the leader waits until all have executed them.
 */
export interface CommandMailbox {
  post(command: Command): void;
  /** Blocks until there is a new command, returns the last, and calls `beat` at intervals. For workers, which may block. */
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
      const {
        n,
        step,
        computeMetrics,
        phase = 0,
      } = command.kind === 'batch' ? command.task : { n: 0, step: 0, computeMetrics: false };
      const fields = [kinds.indexOf(command.kind), n, step, Number(computeMetrics), phase];
      Atomics.add(state, 0, 1);
      if (command.kind === 'setLearningRate') learningRate[0] = command.learningRate;
      fields.forEach((field, i) => Atomics.store(state, i + 1, field));
      Atomics.add(state, 0, 1);
      Atomics.notify(state, 0);
    },
    next(beat) {
      beat();
      for (let i = 0; i < spinCount && Atomics.load(state, 0) === lastRead; i++);
      for (;;) {
        const count = Atomics.load(state, 0);
        if (count === lastRead) {
          Atomics.wait(state, 0, lastRead, 1000);
          beat();
          continue;
        }
        const [kind, n, step, computeMetrics, phase] = [1, 2, 3, 4, 5].map((i) => Atomics.load(state, i));
        // Another command is being written, or was while this one was read.
        if (count % 2 !== 0 || Atomics.load(state, 0) !== count) continue;
        lastRead = count;
        const name = kinds[kind];
        if (name === 'setLearningRate') return { kind: name, learningRate: learningRate[0] };
        if (name !== 'batch') return { kind: name };
        return { kind: 'batch', task: { n, step, computeMetrics: computeMetrics === 1, phase } };
      }
    },
  };
}
