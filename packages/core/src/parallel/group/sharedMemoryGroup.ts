import type { Team } from './workerGroup.js';

/** Turns of looking before a member lies down to wait: others are often only microseconds behind. */
const turns = 4000;

/** Bytes of a barrier: how many have come, and how often all have. */
export const barrierBytes = 8;

/** A team over one shared arena: nothing needs to be passed, only waited for. For workers, which may wait. */
export function sharedTeam(index: number, size: number, barrier: SharedArrayBuffer): Team {
  const state = new Int32Array(barrier);
  return {
    index,
    size,
    gather() {
      const round = Atomics.load(state, 1);
      if (Atomics.add(state, 0, 1) === size - 1) {
        Atomics.store(state, 0, 0);
        Atomics.add(state, 1, 1);
        Atomics.notify(state, 1);
        return;
      }
      for (let turn = 0; turn < turns; turn++) if (Atomics.load(state, 1) !== round) return;
      while (Atomics.load(state, 1) === round) Atomics.wait(state, 1, round);
    },
  };
}
