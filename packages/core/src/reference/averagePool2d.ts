import type { ArrayInput, FloatArray, DenseView } from '../arrays/view.js';
import { checkPool, type Pool, type PoolOptions } from './shared/checkPool.js';
import { pool, poolBackward, windowCells, type PoolRule, type WindowPosition } from './shared/pool.js';
import { sumRule } from './sumPool2d.js';

/** The value of a window is the mean of its cells, which divide the gradient evenly. */
export const averageRule: PoolRule = {
  value: (checked, position) => sumRule.value(checked, position) / cellCount(checked, position),
  distribute: (checked, position, gradient, emit) =>
    sumRule.distribute(checked, position, gradient / cellCount(checked, position), emit),
};

/** Cells of a window that are in the input; padding is not counted, as in Keras. */
function cellCount(checked: Pool, position: WindowPosition): number {
  const { top, bottom, left, right } = windowCells(checked, position);
  return (bottom - top) * (right - left);
}

/**
 * Average pooling: the mean of each window; padded cells are in neither the sum nor the count (Goodfellow, Bengio and
 * Courville, Deep Learning, 2016, section 9.3).
 *
 * @param input `[h, w] | [h, w, c] | [n, h, w, c]`
 * @param options `poolSize`, `strides` and `padding`, each with a default
 * @returns the same rank, each image `[oh, ow, c]`, with oh = floor((h + padding − poolSize) / stride) + 1
 * @throws ArgumentError
 */
export function averagePool2d(input: ArrayInput, options: PoolOptions = {}): DenseView<FloatArray> {
  return pool(checkPool('averagePool2d', input, options), averageRule);
}

/**
 * The gradient of average pooling: the cells of a window divide the gradient of its output evenly.
 *
 * @param outputGradient in the shape of the output of `averagePool2d`
 * @param input `[h, w] | [h, w, c] | [n, h, w, c]`
 * @param options those given to `averagePool2d`
 * @returns in the shape of `input`
 * @throws ArgumentError
 */
export function averagePool2dBackward(
  outputGradient: ArrayInput,
  input: ArrayInput,
  options: PoolOptions = {},
): DenseView<FloatArray> {
  return poolBackward(outputGradient, checkPool('averagePool2dBackward', input, options), averageRule);
}
