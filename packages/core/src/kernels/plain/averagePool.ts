import { sizeOf } from '../../arrays/view.js';
import type { WindowShape } from '../kernels.js';
import { cellsInInput } from './cellsInInput.js';

/** Sums over the cells of each window that are in the input, or with `mean` their means. */
export function averagePool(
  memory: Float32Array,
  output: number,
  image: number,
  { geometry: { rows, columns }, channels }: WindowShape,
  mean: boolean,
): void {
  let to = output;
  for (let row = 0; row < rows.output; row++) {
    const [top, bottom] = cellsInInput(rows, row);
    for (let column = 0; column < columns.output; column++) {
      const [left, right] = cellsInInput(columns, column);
      const divisor = mean ? (bottom - top) * (right - left) : 1;
      for (let channel = 0; channel < channels; channel++) {
        let sum = 0;
        for (let y = top; y < bottom; y++) {
          for (let x = left; x < right; x++)
            sum += memory[image + (y * columns.input + x) * channels + channel];
        }
        memory[to++] = sum / divisor;
      }
    }
  }
}

/** Adds each window's gradient, with `mean` divided by its cells in the input, to each of these cells. */
export function averagePoolBackward(
  memory: Float32Array,
  imageGradient: number,
  outputGradient: number,
  { geometry: { rows, columns }, channels }: WindowShape,
  mean: boolean,
): void {
  memory.fill(0, imageGradient, imageGradient + sizeOf([rows.input, columns.input, channels]));
  let from = outputGradient;
  for (let row = 0; row < rows.output; row++) {
    const [top, bottom] = cellsInInput(rows, row);
    for (let column = 0; column < columns.output; column++) {
      const [left, right] = cellsInInput(columns, column);
      const divisor = mean ? (bottom - top) * (right - left) : 1;
      for (let channel = 0; channel < channels; channel++) {
        const gradient = memory[from++] / divisor;
        for (let y = top; y < bottom; y++) {
          for (let x = left; x < right; x++)
            memory[imageGradient + (y * columns.input + x) * channels + channel] += gradient;
        }
      }
    }
  }
}
