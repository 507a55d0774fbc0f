import { singleThreaded, type ArenaPlacement } from '../kernels/arenaPlacement.js';
import type { RowBlock } from '../layers/layer.js';

/** The arena before it is allocated: counts what is reserved. */
export class ArenaAllocator {
  /** Floats reserved so far. */
  length = 0;

  constructor(
    private readonly capacity: number,
    private readonly placement: ArenaPlacement = singleThreaded,
  ) {}

  /** Returns the offset. */
  reserve(floats: number): number {
    const start = this.length;
    this.length += floats;
    return start;
  }

  /** Rows for as many samples as the plan takes. */
  perSample(width: number): RowBlock {
    return { start: this.reserve(width * this.capacity), width };
  }

  /** Floats for each thread that shares the arena; returns the offset of this thread's. */
  scratch(floats: number): number {
    const { threadIndex, threadCount } = this.placement;
    return this.reserve(floats * threadCount) + floats * threadIndex;
  }
}
