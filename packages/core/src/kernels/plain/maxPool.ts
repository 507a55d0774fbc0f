import { sizeOf } from '../../arrays/view.js';
import type { WindowShape } from '../kernels.js';
import { realCells } from './averagePool.js';

export function maxPool(
  memory: Float32Array,
  places: Int32Array,
  output: number,
  argmax: number,
  image: number,
  { geometry, channels }: WindowShape,
): void {
  const { rows, columns } = geometry;
  let to = output;
  // Cell after cell of a window, all channels of each: neighbours in memory.
  for (let row = 0; row < rows.output; row++) {
    const [top, bottom] = realCells(rows, row);
    for (let column = 0; column < columns.output; column++, to += channels) {
      const [left, right] = realCells(columns, column);
      const winners = argmax + to - output;
      const first = top * columns.input + left;
      memory.copyWithin(to, image + first * channels, image + (first + 1) * channels);
      places.fill(first, winners, winners + channels);
      for (let y = top; y < bottom; y++) {
        for (let x = left; x < right; x++) {
          const cell = y * columns.input + x;
          const from = image + cell * channels;
          for (let channel = 0; channel < channels; channel++) {
            const value = memory[from + channel];
            const best = memory[to + channel];
            // Not at most: larger, or the first NaN.
            if (!(value <= best) && best === best) {
              memory[to + channel] = value;
              places[winners + channel] = cell;
            }
          }
        }
      }
    }
  }
}

export function maxPoolBackward(
  memory: Float32Array,
  places: Int32Array,
  imageGradient: number,
  outputGradient: number,
  argmax: number,
  { geometry: { rows, columns }, channels }: WindowShape,
): void {
  memory.fill(0, imageGradient, imageGradient + sizeOf([rows.input, columns.input, channels]));
  const positions = rows.output * columns.output;
  for (let i = 0, at = 0; i < positions; i++) {
    for (let channel = 0; channel < channels; channel++, at++) {
      memory[imageGradient + places[argmax + at] * channels + channel] += memory[outputGradient + at];
    }
  }
}
