import { shardRange } from './shardRange.js';

/** 32-bit numbers for each participant: a cache line, so that claims of different participants do not slow each other. */
const stride = 16;
/** The most pieces in a shard, as 8 bits count what is claimed at each end. */
const maxPieces = 0xff;
/** Reads of the phase before a participant blocks: the others often finish within microseconds. */
const spinCount = 4000;

/**
 * Work that participants with shared memory divide by claiming pieces, in phases: one begins when all pieces of the one
 * before are complete. A participant delays the others only by the piece that it has claimed, not by being late: where
 * another program takes its core, the others compute the next phases without it, and it joins them later.
 *
 * Each first claims the pieces of its own shard from the beginning, which are those of the last time and still in its
 * cache, then those of the others from the end.
 */
export interface SharedClaims {
  /** Begins a phase while no piece is claimed; for the leader. Returns its number; that of each next phase is one more. */
  begin(): number;
  /**
   * The pieces of a phase that this participant claims, until all are claimed; none where the phase is over. One is
   * complete when the next is taken. All participants call it with the same numbers.
   *
   * @param count items from 1, such as samples, that are divided into pieces
   */
  pieces(phase: number, count: number, pieceSize: number): Iterable<readonly [from: number, to: number]>;
  /** Blocks until all pieces of a phase are complete. For workers, which may block. */
  wait(phase: number): void;
}

/** Bytes that the claims of a group need. */
export const claimBytes = (worldSize: number): number => (worldSize + 1) * stride * 4;

/** @param start where the claims begin in the buffer, in bytes, a multiple of 4 */
export function sharedClaims(
  rank: number,
  worldSize: number,
  buffer: SharedArrayBuffer,
  start: number,
): SharedClaims {
  // The phase, and how many of its pieces are complete.
  const state = new Int32Array(buffer, start, 2);
  // Of each shard the phase in the upper 16 bits, so that one who is late claims nothing of a later phase; then in 8 bits
  // each how many pieces are claimed at its beginning and at its end.
  const claimed = new Int32Array(buffer, start + stride * 4, worldSize * stride);

  function open(phase: number): void {
    for (let owner = 0; owner < worldSize; owner++) Atomics.store(claimed, owner * stride, phase << 16);
    Atomics.store(state, 1, 0);
    Atomics.store(state, 0, phase);
    Atomics.notify(state, 0);
  }

  /** The index in the shard of the piece that is now this participant's; undefined where all are claimed. */
  function claim(phase: number, owner: number, pieces: number): number | undefined {
    const at = owner * stride;
    for (;;) {
      const before = Atomics.load(claimed, at);
      const [front, back] = [before & 0xff, (before >>> 8) & 0xff];
      if (before >>> 16 !== (phase & 0xffff) || front + back >= pieces) return undefined;
      const after = before + (owner === rank ? 1 : 0x100);
      if (Atomics.compareExchange(claimed, at, before, after) !== before) continue;
      return owner === rank ? front : pieces - 1 - back;
    }
  }

  return {
    begin() {
      const phase = (Atomics.load(state, 0) + 1) | 0;
      open(phase);
      return phase;
    },
    *pieces(phase, count, pieceSize) {
      const size = Math.max(pieceSize, Math.ceil(count / (maxPieces * worldSize)));
      const pieces = Math.ceil(count / size);
      for (let i = 0; i < worldSize; i++) {
        const owner = (rank + i) % worldSize;
        const [first, last] = shardRange(pieces, owner, worldSize);
        for (;;) {
          const index = claim(phase, owner, last - first);
          if (index === undefined) break;
          const from = (first + index) * size;
          yield [from, Math.min(from + size, count)];
          if (Atomics.add(state, 1, 1) === pieces - 1) open((phase + 1) | 0);
        }
      }
    },
    wait(phase) {
      for (let i = 0; i < spinCount; i++) if (Atomics.load(state, 0) !== phase) return;
      while (Atomics.load(state, 0) === phase) Atomics.wait(state, 0, phase);
    },
  };
}
