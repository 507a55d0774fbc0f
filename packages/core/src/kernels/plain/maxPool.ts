import { sizeOf } from '../../view.js';
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
  let to = 0;
  for (let row = 0; row < rows.output; row++) {
    const [top, bottom] = realCells(rows, row);
    for (let column = 0; column < columns.output; column++) {
      const [left, right] = realCells(columns, column);
      for (let channel = 0; channel < channels; channel++) {
        let winner = top * columns.input + left;
        let best = memory[image + winner * channels + channel];
        for (let y = top; y < bottom; y++) {
          for (let x = left; x < right; x++) {
            const cell = y * columns.input + x;
            const value = memory[image + cell * channels + channel];
            if (value > best || (value !== value && best === best)) {
              best = value;
              winner = cell;
            }
          }
        }
        memory[output + to] = best;
        places[argmax + to] = winner;
        to++;
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
