import type { ArrayInput, FloatArray, NdView } from '../arrays/view.js';
import { indexOf } from './shared/images.js';
import {
  checkPool,
  forEachCell,
  pool,
  poolBackward,
  type WindowPosition,
  type Pool,
  type PoolOptions,
  type PoolRule,
} from './shared/pool2d.js';

/** Every real cell counts, and gets the whole gradient. */
export const sumRule: PoolRule = {
  value: (given, place) => windowTotal(given, place).sum,
  distribute: (given, place, dOutput, give) => forEachCell(given, place, (y, x) => give(y, x, dOutput)),
};

/**
 * The sum of each window; padded cells count 0.
 *
 * @param input `[h, w] | [h, w, c] | [n, h, w, c]`
 * @returns the same rank, each image `[oh, ow, c]`
 * @throws ArgumentError
 */
export function sumPool2d(input: ArrayInput, options: PoolOptions = {}): NdView<FloatArray> {
  return pool(checkPool('sumPool2d', input, options), sumRule);
}

/**
 * The gradient of sum pooling: every cell of a window gets the whole gradient of its output.
 *
 * @param outputGradient the shape that `sumPool2d` gives
 * @returns the shape of `input`
 * @throws ArgumentError
 */
export function sumPool2dBackward(
  outputGradient: ArrayInput,
  input: ArrayInput,
  options: PoolOptions = {},
): NdView<FloatArray> {
  return poolBackward(outputGradient, checkPool('sumPool2dBackward', input, options), sumRule);
}

/** Sum and number of the real cells in a window. */
export function windowTotal(given: Pool, place: WindowPosition): { sum: number; cells: number } {
  const { input } = given;
  let sum = 0;
  let cells = 0;
  forEachCell(given, place, (y, x) => {
    sum += input.data[indexOf(input, place[0], y, x, place[3])];
    cells++;
  });
  return { sum, cells };
}
