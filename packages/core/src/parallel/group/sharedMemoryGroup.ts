import type { WorkerGroup } from './workerGroup.js';

/** Reads of the barrier before a participant blocks: the others often arrive within microseconds. */
const spinCount = 4000;

/** Bytes of a barrier, two 32-bit numbers: how many participants have arrived, and how many rounds are complete. */
export const barrierBytes = 8;

/** A group over one shared arena: nothing is copied, all only wait for each other. For workers, which may block. */
export function sharedMemoryGroup(rank: number, worldSize: number, barrier: SharedArrayBuffer): WorkerGroup {
  const state = new Int32Array(barrier);
  return {
    rank,
    worldSize,
    allGather() {
      const round = Atomics.load(state, 1);
      if (Atomics.add(state, 0, 1) === worldSize - 1) {
        Atomics.store(state, 0, 0);
        Atomics.add(state, 1, 1);
        Atomics.notify(state, 1);
        return;
      }
      for (let i = 0; i < spinCount; i++) if (Atomics.load(state, 1) !== round) return;
      while (Atomics.load(state, 1) === round) Atomics.wait(state, 1, round);
    },
  };
}
