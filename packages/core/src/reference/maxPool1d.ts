import type { ArrayInput, FloatArray, DenseView } from '../arrays/view.js';
import { maxRule } from './maxPool2d.js';
import { checkPool1d, type Pool1dOptions } from './shared/checkPool.js';
import { pool, poolBackward } from './shared/pool.js';

/**
 * Max pooling of lines: the largest value of each window. NaN propagates.
 *
 * @param input `[l] | [l, c] | [n, l, c]`
 * @param options `poolSize`, `strides` and `padding`, each with a default
 * @returns the same rank, each line `[ol, c]`, with ol = floor((l + padding − poolSize) / stride) + 1
 * @throws ArgumentError
 */
export function maxPool1d(input: ArrayInput, options: Pool1dOptions = {}): DenseView<FloatArray> {
  return pool(checkPool1d('maxPool1d', input, options), maxRule);
}

/**
 * The gradient of max pooling of lines: the largest cell of a window, the first of equals, gets the whole gradient of
 * its output.
 *
 * @param outputGradient in the shape of the output of `maxPool1d`
 * @param input `[l] | [l, c] | [n, l, c]`
 * @param options those given to `maxPool1d`
 * @returns in the shape of `input`
 * @throws ArgumentError
 */
export function maxPool1dBackward(
  outputGradient: ArrayInput,
  input: ArrayInput,
  options: Pool1dOptions = {},
): DenseView<FloatArray> {
  return poolBackward(outputGradient, checkPool1d('maxPool1dBackward', input, options), maxRule);
}
