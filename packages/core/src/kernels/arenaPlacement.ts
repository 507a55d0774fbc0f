import type { WasmMemory } from '../platform/webTypes.js';

/** Memory that several threads can access. */
export type SharedMemory = WasmMemory | SharedArrayBuffer;

/** The memory of an arena. */
export type ArenaMemory = SharedMemory | ArrayBuffer;

/** Where a plan is compiled: on one thread with an arena of its own, or on one of several that share an arena. */
export interface ArenaPlacement {
  /** This thread's, from 0, among those that compute in the arena. */
  threadIndex: number;
  /** Each thread has scratch memory of its own in the arena. */
  threadCount: number;
  /** Whether the memory is shared. Thread 0 allocates and initializes it; the others receive it as `memory`. */
  shared: boolean;
  memory?: SharedMemory;
  /** Memory of an arena that is no longer in use, taken again where it is large enough. */
  reusable?: ArenaMemory;
}

export const singleThreaded: ArenaPlacement = { threadIndex: 0, threadCount: 1, shared: false };
