import type { ArrayInput, FloatArray, DenseView } from '../arrays/view.js';
import { sumRule } from './sumPool2d.js';
import { checkPool1d, type Pool1dOptions } from './shared/checkPool.js';
import { pool, poolBackward } from './shared/pool.js';

/**
 * Sum pooling of lines: the sum of each window; padded cells count as 0.
 *
 * @param input `[l] | [l, c] | [n, l, c]`
 * @param options `poolSize`, `strides` and `padding`, each with a default
 * @returns the same rank, each line `[ol, c]`, with ol = floor((l + padding − poolSize) / stride) + 1
 * @throws ArgumentError
 */
export function sumPool1d(input: ArrayInput, options: Pool1dOptions = {}): DenseView<FloatArray> {
  return pool(checkPool1d('sumPool1d', input, options), sumRule);
}

/**
 * The gradient of sum pooling of lines: every cell of a window gets the whole gradient of its output.
 *
 * @param outputGradient in the shape of the output of `sumPool1d`
 * @param input `[l] | [l, c] | [n, l, c]`
 * @param options those given to `sumPool1d`
 * @returns in the shape of `input`
 * @throws ArgumentError
 */
export function sumPool1dBackward(
  outputGradient: ArrayInput,
  input: ArrayInput,
  options: Pool1dOptions = {},
): DenseView<FloatArray> {
  return poolBackward(outputGradient, checkPool1d('sumPool1dBackward', input, options), sumRule);
}
