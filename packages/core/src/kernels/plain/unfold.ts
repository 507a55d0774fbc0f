import { cellUnder } from '../../window.js';
import type { WindowShape } from '../kernels.js';

export function unfold(memory: Float32Array, columns: number, image: number, shape: WindowShape): void {
  let to = columns;
  forEachTap(shape, (cell) => {
    for (let k = 0; k < shape.channels; k++) memory[to++] = cell < 0 ? 0 : memory[image + cell + k];
  });
}

export function fold(memory: Float32Array, image: number, columns: number, shape: WindowShape): void {
  const { geometry, channels } = shape;
  memory.fill(0, image, image + geometry.rows.input * geometry.columns.input * channels);
  let from = columns;
  forEachTap(shape, (cell) => {
    if (cell >= 0) {
      for (let k = 0; k < channels; k++) memory[image + cell + k] += memory[from + k];
    }
    from += channels;
  });
}

/**
 * Visits every cell of every window: positions row by row, and in each the window's cells row by row. `visit`
 * gets the place of the cell's first channel in the image, or −1 in the padding.
 */
function forEachTap({ geometry, channels }: WindowShape, visit: (cell: number) => void): void {
  const { rows, columns } = geometry;
  for (let row = 0; row < rows.output; row++) {
    for (let column = 0; column < columns.output; column++) {
      for (let i = 0; i < rows.kernel; i++) {
        const y = cellUnder(rows, row, i);
        const inside = y >= 0 && y < rows.input;
        for (let j = 0; j < columns.kernel; j++) {
          const x = cellUnder(columns, column, j);
          visit(inside && x >= 0 && x < columns.input ? (y * columns.input + x) * channels : -1);
        }
      }
    }
  }
}
