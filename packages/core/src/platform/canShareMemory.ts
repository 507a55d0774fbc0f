/**
 * Whether this thread can share memory with others: always in Node, in browsers in pages isolated from other origins
 * and in their workers, but not in a worker started from a `data:` URL.
 */
export function canShareMemory(): boolean {
  const { crossOriginIsolated = true } = globalThis as { crossOriginIsolated?: boolean };
  return typeof SharedArrayBuffer !== 'undefined' && crossOriginIsolated;
}
