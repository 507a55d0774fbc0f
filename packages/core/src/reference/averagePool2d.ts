import type { ArrayInput, FloatArray, NdView } from '../arrays/view.js';
import {
  checkPool,
  forEachCell,
  pool,
  poolBackward,
  type PoolOptions,
  type PoolRule,
} from './shared/pool2d.js';
import { windowTotal } from './sumPool2d.js';

/** The real cells count alike, and share the gradient evenly. */
export const averageRule: PoolRule = {
  value(given, place) {
    const { sum, cells } = windowTotal(given, place);
    return sum / cells;
  },
  distribute(given, place, dOutput, give) {
    const { cells } = windowTotal(given, place);
    forEachCell(given, place, (y, x) => give(y, x, dOutput / cells));
  },
};

/**
 * The mean of each window's real cells; padding is left out of sum and count (Goodfellow, Bengio and Courville,
 * Deep Learning, 2016, section 9.3).
 *
 * @param input `[h, w] | [h, w, c] | [n, h, w, c]`
 * @returns the same rank, each image `[oh, ow, c]`
 * @throws ArgumentError
 */
export function averagePool2d(input: ArrayInput, options: PoolOptions = {}): NdView<FloatArray> {
  return pool(checkPool('averagePool2d', input, options), averageRule);
}

/**
 * The gradient of average pooling: that of an output is shared evenly by its window's real cells.
 *
 * @param outputGradient the shape that `averagePool2d` gives
 * @returns the shape of `input`
 * @throws ArgumentError
 */
export function averagePool2dBackward(
  outputGradient: ArrayInput,
  input: ArrayInput,
  options: PoolOptions = {},
): NdView<FloatArray> {
  return poolBackward(outputGradient, checkPool('averagePool2dBackward', input, options), averageRule);
}
