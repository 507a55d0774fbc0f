/** Where a module's bytes say that it imports memory which is not shared. */
export interface MemoryImport {
  /** The index of the length of the imports, one byte. */
  sectionLength: number;
  /** The index of the memory's flags, which are followed by its initial pages. */
  flags: number;
}

/** The flags of shared memory with a limit, and the limit of 65536 pages in the format LEB128. */
const sharedFlags = 3;
const maxPages = [0x80, 0x80, 0x04];

/**
 * The same module with shared memory: a module that imports unshared memory can not take it. See "Limits" in the binary
 * format of WebAssembly.
 */
export function importSharedMemory(
  bytes: Uint8Array,
  { sectionLength, flags }: MemoryImport,
): Uint8Array<ArrayBuffer> {
  const limits = flags + 2;
  const shared = new Uint8Array(bytes.length + maxPages.length);
  shared.set(bytes.subarray(0, limits));
  shared.set(maxPages, limits);
  shared.set(bytes.subarray(limits), limits + maxPages.length);
  shared[sectionLength] += maxPages.length;
  shared[flags] = sharedFlags;
  return shared;
}
