import type { Command } from './leader.js';

/** Turns of looking before a member lies down to wait: the next command is often only microseconds away. */
const turns = 20_000;

/** Bytes of a board: how many commands there have been, and the last. */
export const boardBytes = 20;

/** Where a leader writes what is next, for members that share its memory. */
export interface CommandBoard {
  post(command: Command): void;
  /** Waits for the command after the one before, and calls `alive` now and then. For workers, which may wait. */
  next(alive: () => void): Command;
}

const kinds = ['batch', 'gatherSlots', 'end'] as const;

export function commandBoard(buffer: SharedArrayBuffer, start: number): CommandBoard {
  const state = new Int32Array(buffer, start, boardBytes / 4);
  let seen = 0;
  return {
    post(command) {
      const { n, step, judged } = command.kind === 'batch' ? command.task : { n: 0, step: 0, judged: false };
      state.set([kinds.indexOf(command.kind), n, step, Number(judged)], 1);
      Atomics.add(state, 0, 1);
      Atomics.notify(state, 0);
    },
    next(alive) {
      alive();
      for (let turn = 0; turn < turns && Atomics.load(state, 0) === seen; turn++);
      while (Atomics.load(state, 0) === seen) {
        Atomics.wait(state, 0, seen, 1000);
        alive();
      }
      seen++;
      const [, kind, n, step, judged] = state;
      if (kinds[kind] !== 'batch') return { kind: kinds[kind] };
      return { kind: 'batch', task: { n, step, judged: judged === 1 } };
    },
  };
}
