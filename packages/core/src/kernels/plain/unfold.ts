import { cellUnder } from '../../arrays/window.js';
import type { ChannelGroup, WindowShape } from '../kernels.js';

export function unfold(
  memory: Float32Array,
  columns: number,
  image: number,
  shape: WindowShape,
  { first, depth }: ChannelGroup,
): void {
  let to = columns;
  forEachWindowCell(shape, (cell) => {
    const from = image + cell + first;
    for (let k = 0; k < depth; k++) memory[to++] = cell < 0 ? 0 : memory[from + k];
  });
}

export function fold(
  memory: Float32Array,
  image: number,
  columns: number,
  shape: WindowShape,
  { first, depth }: ChannelGroup,
): void {
  let from = columns;
  forEachWindowCell(shape, (cell) => {
    if (cell >= 0) {
      const to = image + cell + first;
      for (let k = 0; k < depth; k++) memory[to + k] += memory[from + k];
    }
    from += depth;
  });
}

/**
 * Visits every cell of every window: windows row by row, and in each its cells row by row. `visit`
 * receives the offset of the cell's first channel in the image, or −1 in the padding.
 */
function forEachWindowCell({ geometry, channels }: WindowShape, visit: (cell: number) => void): void {
  const { rows, columns } = geometry;
  for (let row = 0; row < rows.output; row++) {
    for (let column = 0; column < columns.output; column++) {
      for (let i = 0; i < rows.kernel; i++) {
        const y = cellUnder(rows, row, i);
        const rowInside = y >= 0 && y < rows.input;
        for (let j = 0; j < columns.kernel; j++) {
          const x = cellUnder(columns, column, j);
          visit(rowInside && x >= 0 && x < columns.input ? (y * columns.input + x) * channels : -1);
        }
      }
    }
  }
}
