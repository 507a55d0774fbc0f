import type { WindowShape } from '../kernels.js';

export function pad(
  memory: Float32Array,
  to: number,
  image: number,
  { geometry: { rows, columns }, channels }: WindowShape,
): void {
  const imageRow = columns.input * channels;
  const paddedRow = (columns.before + columns.input + columns.after) * channels;
  memory.fill(0, to, to + (rows.before + rows.input + rows.after) * paddedRow);
  for (let y = 0; y < rows.input; y++) {
    const from = image + y * imageRow;
    memory.copyWithin(to + (rows.before + y) * paddedRow + columns.before * channels, from, from + imageRow);
  }
}
