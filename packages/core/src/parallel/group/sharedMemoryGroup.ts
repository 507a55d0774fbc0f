import { claimBytes, sharedClaims } from './sharedClaims.js';
import type { WorkerGroup } from './workerGroup.js';

/** Bytes of the barrier, a cache line, in which two numbers count the participants that arrived, and the rounds. */
const barrierBytes = 64;

/** Bytes that a group needs: of its barrier, then of its claims; a multiple of 64. */
export const groupBytes = (worldSize: number): number => barrierBytes + claimBytes(worldSize);

/** A group over one shared arena: nothing is copied, all only wait for each other. For workers, which may block. */
export function sharedMemoryGroup(rank: number, worldSize: number, buffer: SharedArrayBuffer): WorkerGroup {
  const state = new Int32Array(buffer, 0, 2);
  return {
    rank,
    worldSize,
    claims: sharedClaims(rank, worldSize, buffer, barrierBytes),
    allGather() {
      const round = Atomics.load(state, 1);
      if (Atomics.add(state, 0, 1) === worldSize - 1) {
        Atomics.store(state, 0, 0);
        Atomics.add(state, 1, 1);
        Atomics.notify(state, 1);
        return;
      }
      while (Atomics.load(state, 1) === round) Atomics.wait(state, 1, round);
    },
  };
}
