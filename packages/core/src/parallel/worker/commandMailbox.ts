import type { Command } from './leader.js';

/** Turns of looking before a member lies down to wait: the next command is often only microseconds away. */
const spinCount = 20_000;

/** Bytes of a board: how many commands there have been, and the last. */
export const mailboxBytes = 20;

/** Where a leader writes what is next, for members that share its memory. */
export interface CommandMailbox {
  post(command: Command): void;
  /** Waits for the command after the one before, and calls `alive` now and then. For workers, which may wait. */
  next(alive: () => void): Command;
}

const kinds = ['batch', 'gatherSlots', 'end'] as const;

export function commandMailbox(buffer: SharedArrayBuffer, start: number): CommandMailbox {
  const state = new Int32Array(buffer, start, mailboxBytes / 4);
  let lastRead = 0;
  return {
    post(command) {
      const {
        n,
        step,
        computeMetrics: judged,
      } = command.kind === 'batch' ? command.task : { n: 0, step: 0, computeMetrics: false };
      state.set([kinds.indexOf(command.kind), n, step, Number(judged)], 1);
      Atomics.add(state, 0, 1);
      Atomics.notify(state, 0);
    },
    next(alive) {
      alive();
      for (let turn = 0; turn < spinCount && Atomics.load(state, 0) === lastRead; turn++);
      while (Atomics.load(state, 0) === lastRead) {
        Atomics.wait(state, 0, lastRead, 1000);
        alive();
      }
      lastRead++;
      const [, kind, n, step, judged] = state;
      if (kinds[kind] !== 'batch') return { kind: kinds[kind] };
      return { kind: 'batch', task: { n, step, computeMetrics: judged === 1 } };
    },
  };
}
