import type { ArrayInput, FloatArray, DenseView } from '../arrays/view.js';
import { checkPool, type PoolOptions } from './shared/checkPool.js';
import { valueAt } from './shared/images.js';
import { pool, poolBackward, windowCells, type PoolRule } from './shared/pool.js';

/** The value of a window is the sum of its cells, each of which gets the whole gradient. */
export const sumRule: PoolRule = {
  value(checked, position) {
    const { top, bottom, left, right } = windowCells(checked, position);
    const [n, , , channel] = position;
    let sum = 0;
    for (let y = top; y < bottom; y++) {
      for (let x = left; x < right; x++) sum += valueAt(checked.input, n, y, x, channel);
    }
    return sum;
  },
  distribute(checked, position, gradient, emit) {
    const { top, bottom, left, right } = windowCells(checked, position);
    for (let y = top; y < bottom; y++) {
      for (let x = left; x < right; x++) emit(y, x, gradient);
    }
  },
};

/**
 * Sum pooling: the sum of each window; padded cells count as 0.
 *
 * @param input `[h, w] | [h, w, c] | [n, h, w, c]`
 * @param options `poolSize`, `strides` and `padding`, each with a default
 * @returns the same rank, each image `[oh, ow, c]`, with oh = floor((h + padding − poolSize) / stride) + 1
 * @throws ArgumentError
 */
export function sumPool2d(input: ArrayInput, options: PoolOptions = {}): DenseView<FloatArray> {
  return pool(checkPool('sumPool2d', input, options), sumRule);
}

/**
 * The gradient of sum pooling: every cell of a window gets the whole gradient of its output.
 *
 * @param outputGradient in the shape of the output of `sumPool2d`
 * @param input `[h, w] | [h, w, c] | [n, h, w, c]`
 * @param options those given to `sumPool2d`
 * @returns in the shape of `input`
 * @throws ArgumentError
 */
export function sumPool2dBackward(
  outputGradient: ArrayInput,
  input: ArrayInput,
  options: PoolOptions = {},
): DenseView<FloatArray> {
  return poolBackward(outputGradient, checkPool('sumPool2dBackward', input, options), sumRule);
}
