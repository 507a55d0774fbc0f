/** Memory that all members of a team see. */
export type SharedMemory = WebAssembly.Memory | SharedArrayBuffer;

/** Memory that an arena lies in. */
export type ArenaMemory = SharedMemory | ArrayBuffer;

/** Where a plan is compiled: by one who works alone, or by a member of a team over one shared arena. */
export interface ArenaPlacement {
  threadIndex: number;
  /** Members that share the arena; each has scratch of its own in it. */
  threadCount: number;
  /** Whether the arena is shared. Its first member allocates it and fills it; the others are given it. */
  shared: boolean;
  memory?: SharedMemory;
  /** Memory of an arena that is not needed any more, taken again where it is large enough. */
  reusable?: ArenaMemory;
}

export const singleThreaded: ArenaPlacement = { threadIndex: 0, threadCount: 1, shared: false };

/** Whether memory can be shared here: in Node, and in pages that are isolated from other origins. */
export function canShareMemory(): boolean {
  const { crossOriginIsolated = true } = globalThis as { crossOriginIsolated?: boolean };
  return typeof SharedArrayBuffer !== 'undefined' && crossOriginIsolated;
}
