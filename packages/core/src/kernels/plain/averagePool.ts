import { sizeOf } from '../../arrays/view.js';
import { cellUnder, type WindowAxis } from '../../arrays/window.js';
import type { WindowShape } from '../kernels.js';

/** The part of the window at a position that lies in the input, from … to−1. */
export function realCells(axis: WindowAxis, position: number): [from: number, to: number] {
  const first = cellUnder(axis, position, 0);
  return [Math.max(first, 0), Math.min(first + axis.kernel, axis.input)];
}

/** Sums of the windows' real cells, or with `mean` their means. */
export function averagePool(
  memory: Float32Array,
  output: number,
  image: number,
  { geometry: { rows, columns }, channels }: WindowShape,
  mean: boolean,
): void {
  let to = output;
  for (let row = 0; row < rows.output; row++) {
    const [top, bottom] = realCells(rows, row);
    for (let column = 0; column < columns.output; column++) {
      const [left, right] = realCells(columns, column);
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

/** Gives each real cell of a window the window's gradient, or with `mean` its share. */
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
    const [top, bottom] = realCells(rows, row);
    for (let column = 0; column < columns.output; column++) {
      const [left, right] = realCells(columns, column);
      const divisor = mean ? (bottom - top) * (right - left) : 1;
      for (let channel = 0; channel < channels; channel++) {
        const part = memory[from++] / divisor;
        for (let y = top; y < bottom; y++) {
          for (let x = left; x < right; x++)
            memory[imageGradient + (y * columns.input + x) * channels + channel] += part;
        }
      }
    }
  }
}
