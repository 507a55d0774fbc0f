import type { RowBlock } from '../layer.js';

/** Copies the rows from … to−1 of one block to another of the same width, which may be the same. */
export function copyRows(
  memory: Float32Array,
  target: RowBlock,
  source: RowBlock,
  from: number,
  to: number,
): void {
  const { start, width } = source;
  if (target.start === start) return;
  memory.copyWithin(target.start + from * width, start + from * width, start + to * width);
}
