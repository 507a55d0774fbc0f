import type { ArrayInput, FloatArray, DenseView } from '../arrays/view.js';
import { averageRule } from './averagePool2d.js';
import { checkPool1d, type Pool1dOptions } from './shared/checkPool.js';
import { pool, poolBackward } from './shared/pool.js';

/**
 * Average pooling of lines: the mean of each window; padded cells are in neither the sum nor the count.
 *
 * @param input `[l] | [l, c] | [n, l, c]`
 * @param options `poolSize`, `strides` and `padding`, each with a default
 * @returns the same rank, each line `[ol, c]`, with ol = floor((l + padding − poolSize) / stride) + 1
 * @throws ArgumentError
 */
export function averagePool1d(input: ArrayInput, options: Pool1dOptions = {}): DenseView<FloatArray> {
  return pool(checkPool1d('averagePool1d', input, options), averageRule);
}

/**
 * The gradient of average pooling of lines: the cells of a window divide the gradient of its output evenly.
 *
 * @param outputGradient in the shape of the output of `averagePool1d`
 * @param input `[l] | [l, c] | [n, l, c]`
 * @param options those given to `averagePool1d`
 * @returns in the shape of `input`
 * @throws ArgumentError
 */
export function averagePool1dBackward(
  outputGradient: ArrayInput,
  input: ArrayInput,
  options: Pool1dOptions = {},
): DenseView<FloatArray> {
  return poolBackward(outputGradient, checkPool1d('averagePool1dBackward', input, options), averageRule);
}
