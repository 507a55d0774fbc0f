import type { WorkerGroup } from './workerGroup.js';

/** Turns of looking before a member lies down to wait: others are often only microseconds behind. */
const spinCount = 4000;

/** Bytes of a barrier: how many have come, and how often all have. */
export const barrierBytes = 8;

/** A team over one shared arena: nothing needs to be passed, only waited for. For workers, which may wait. */
export function sharedMemoryGroup(index: number, size: number, barrier: SharedArrayBuffer): WorkerGroup {
  const state = new Int32Array(barrier);
  return {
    rank: index,
    worldSize: size,
    allGather() {
      const round = Atomics.load(state, 1);
      if (Atomics.add(state, 0, 1) === size - 1) {
        Atomics.store(state, 0, 0);
        Atomics.add(state, 1, 1);
        Atomics.notify(state, 1);
        return;
      }
      for (let turn = 0; turn < spinCount; turn++) if (Atomics.load(state, 1) !== round) return;
      while (Atomics.load(state, 1) === round) Atomics.wait(state, 1, round);
    },
  };
}
