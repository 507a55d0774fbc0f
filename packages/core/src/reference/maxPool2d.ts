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

/** The largest cell counts, and gets the whole gradient; the others get nothing. */
export const maxRule: PoolRule = {
  value(given, place) {
    const [y, x] = argmaxCell(given, place);
    return given.input.data[indexOf(given.input, place[0], y, x, place[3])];
  },
  distribute: (given, place, dOutput, give) => give(...argmaxCell(given, place), dOutput),
};

/**
 * The largest value of each window. NaN propagates (Goodfellow, Bengio and Courville, Deep Learning, 2016,
 * section 9.3).
 *
 * @param input `[h, w] | [h, w, c] | [n, h, w, c]`
 * @returns the same rank, each image `[oh, ow, c]`
 * @throws ArgumentError
 */
export function maxPool2d(input: ArrayInput, options: PoolOptions = {}): NdView<FloatArray> {
  return pool(checkPool('maxPool2d', input, options), maxRule);
}

/**
 * The gradient of max pooling: the whole gradient of an output goes to the cell that won.
 *
 * @param outputGradient the shape that `maxPool2d` gives
 * @returns the shape of `input`
 * @throws ArgumentError
 */
export function maxPool2dBackward(
  outputGradient: ArrayInput,
  input: ArrayInput,
  options: PoolOptions = {},
): NdView<FloatArray> {
  return poolBackward(outputGradient, checkPool('maxPool2dBackward', input, options), maxRule);
}

/** The input cell `[row, column]` of the largest value in a window: the first of equals, or the first NaN. */
export function argmaxCell(given: Pool, place: WindowPosition): [number, number] {
  const { input } = given;
  let best = -Infinity;
  let cell: [number, number] | undefined;
  forEachCell(given, place, (y, x) => {
    const value = input.data[indexOf(input, place[0], y, x, place[3])];
    if (cell === undefined || value > best || (Number.isNaN(value) && !Number.isNaN(best))) {
      best = value;
      cell = [y, x];
    }
  });
  return cell!;
}
