import { shardRange } from './shardRange.js';

/** 32-bit numbers for each participant: a cache line, so that claims of different participants do not slow each other. */
const stride = 16;
/** The most pieces in a shard, as 16 bits count what is claimed at each end. */
const maxPieces = 0x7fff;

/**
 * Work that participants with shared memory divide by claiming pieces, so that one on a slower or busy core delays the
 * others by one piece at most. Each participant first claims the pieces of its own shard from the beginning, which are
 * those of the last time and still in its cache, then those of the others from the end.
 */
export interface SharedClaims {
  /**
   * The pieces that this participant claims, until all are claimed. Each participant calls it with the same numbers, once
   * between two calls of `clear`.
   *
   * @param count items, such as samples, that are divided into pieces
   */
  pieces(count: number, pieceSize: number): Iterable<readonly [from: number, to: number]>;
  /** For the next work; called by one participant while no other claims. */
  clear(): void;
}

/** Bytes that the claims of a group need. */
export const claimBytes = (worldSize: number): number => worldSize * stride * 4;

/** @param start where the claims begin in the buffer, in bytes, a multiple of 4 */
export function sharedClaims(
  rank: number,
  worldSize: number,
  buffer: SharedArrayBuffer,
  start: number,
): SharedClaims {
  // Of each shard how many pieces are claimed: at its beginning in the lower 16 bits, at its end in the upper.
  const claimed = new Int32Array(buffer, start, worldSize * stride);

  /** The index in the shard of the piece that is now this participant's; undefined where all are claimed. */
  function claim(owner: number, pieces: number): number | undefined {
    const at = owner * stride;
    for (;;) {
      const before = Atomics.load(claimed, at);
      const [front, back] = [before & 0xffff, before >>> 16];
      if (front + back >= pieces) return undefined;
      const after = before + (owner === rank ? 1 : 0x10000);
      if (Atomics.compareExchange(claimed, at, before, after) !== before) continue;
      return owner === rank ? front : pieces - 1 - back;
    }
  }

  return {
    *pieces(count, pieceSize) {
      const size = Math.max(pieceSize, Math.ceil(count / maxPieces));
      const pieces = Math.ceil(count / size);
      for (let i = 0; i < worldSize; i++) {
        const owner = (rank + i) % worldSize;
        const [first, last] = shardRange(pieces, owner, worldSize);
        for (;;) {
          const index = claim(owner, last - first);
          if (index === undefined) break;
          const from = (first + index) * size;
          yield [from, Math.min(from + size, count)];
        }
      }
    },
    clear() {
      for (let owner = 0; owner < worldSize; owner++) Atomics.store(claimed, owner * stride, 0);
    },
  };
}
