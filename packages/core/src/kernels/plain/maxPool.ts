import { sizeOf } from '../../arrays/view.js';
import type { WindowShape } from '../kernels.js';
import { cellsInInput } from './cellsInInput.js';

export function maxPool(
  memory: Float32Array,
  integers: Int32Array,
  output: number,
  argmax: number,
  image: number,
  { geometry, channels }: WindowShape,
): void {
  const { rows, columns } = geometry;
  let to = output;
  // The inner loop is over channels, which are adjacent in memory.
  for (let row = 0; row < rows.output; row++) {
    const [top, bottom] = cellsInInput(rows, row);
    for (let column = 0; column < columns.output; column++, to += channels) {
      const [left, right] = cellsInInput(columns, column);
      const cells = argmax + to - output;
      const first = top * columns.input + left;
      memory.copyWithin(to, image + first * channels, image + (first + 1) * channels);
      integers.fill(first, cells, cells + channels);
      for (let y = top; y < bottom; y++) {
        for (let x = left; x < right; x++) {
          const cell = y * columns.input + x;
          const from = image + cell * channels;
          for (let channel = 0; channel < channels; channel++) {
            const value = memory[from + channel];
            const max = memory[to + channel];
            // Larger, or the first NaN.
            if (!(value <= max) && max === max) {
              memory[to + channel] = value;
              integers[cells + channel] = cell;
            }
          }
        }
      }
    }
  }
}

export function maxPoolBackward(
  memory: Float32Array,
  integers: Int32Array,
  imageGradient: number,
  outputGradient: number,
  argmax: number,
  { geometry: { rows, columns }, channels }: WindowShape,
): void {
  memory.fill(0, imageGradient, imageGradient + sizeOf([rows.input, columns.input, channels]));
  const positions = rows.output * columns.output;
  for (let i = 0, at = 0; i < positions; i++) {
    for (let channel = 0; channel < channels; channel++, at++) {
      memory[imageGradient + integers[argmax + at] * channels + channel] += memory[outputGradient + at];
    }
  }
}
