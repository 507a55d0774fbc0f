import type { ArrayInput, FloatArray, DenseView } from '../arrays/view.js';
import { checkPool, type Pool, type PoolOptions } from './shared/checkPool.js';
import { valueAt } from './shared/images.js';
import { pool, poolBackward, windowCells, type PoolRule, type WindowPosition } from './shared/pool.js';

/** The value of a window is its largest cell, which gets the whole gradient. */
export const maxRule: PoolRule = {
  value(checked, position) {
    const [y, x] = argmaxCell(checked, position);
    const [n, , , channel] = position;
    return valueAt(checked.input, n, y, x, channel);
  },
  distribute(checked, position, gradient, emit) {
    const [y, x] = argmaxCell(checked, position);
    emit(y, x, gradient);
  },
};

/** The input cell `[y, x]` of the largest value in a window: the first of equals, or the first NaN. */
export function argmaxCell(checked: Pool, position: WindowPosition): [number, number] {
  const { top, bottom, left, right } = windowCells(checked, position);
  const [n, , , channel] = position;
  let max = -Infinity;
  let cell: [number, number] = [top, left];
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const value = valueAt(checked.input, n, y, x, channel);
      if (value > max || (Number.isNaN(value) && !Number.isNaN(max))) {
        max = value;
        cell = [y, x];
      }
    }
  }
  return cell;
}

/**
 * Max pooling: the largest value of each window. NaN propagates (Goodfellow, Bengio and Courville, Deep Learning, 2016,
 * section 9.3).
 *
 * @param input `[h, w] | [h, w, c] | [n, h, w, c]`
 * @param options `poolSize`, `strides` and `padding`, each with a default
 * @returns the same rank, each image `[oh, ow, c]`, with oh = floor((h + padding − poolSize) / stride) + 1
 * @throws ArgumentError
 */
export function maxPool2d(input: ArrayInput, options: PoolOptions = {}): DenseView<FloatArray> {
  return pool(checkPool('maxPool2d', input, options), maxRule);
}

/**
 * The gradient of max pooling: the largest cell of a window, the first of equals, gets the whole gradient of its output.
 *
 * @param outputGradient in the shape of the output of `maxPool2d`
 * @param input `[h, w] | [h, w, c] | [n, h, w, c]`
 * @param options those given to `maxPool2d`
 * @returns in the shape of `input`
 * @throws ArgumentError
 */
export function maxPool2dBackward(
  outputGradient: ArrayInput,
  input: ArrayInput,
  options: PoolOptions = {},
): DenseView<FloatArray> {
  return poolBackward(outputGradient, checkPool('maxPool2dBackward', input, options), maxRule);
}
