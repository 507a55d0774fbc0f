import type { ArrayInput, FloatArray, NdView } from '../arrays/view.js';
import { maxRule } from './maxPool2d.js';
import { checkPool1d, pool, poolBackward, type Pool1dOptions } from './shared/pool2d.js';

/**
 * The largest value of each window along a line. NaN propagates.
 *
 * @param input `[l] | [l, c] | [n, l, c]`
 * @returns the same rank, each line `[ol, c]`
 * @throws ArgumentError
 */
export function maxPool1d(input: ArrayInput, options: Pool1dOptions = {}): NdView<FloatArray> {
  return pool(checkPool1d('maxPool1d', input, options), maxRule);
}

/**
 * The gradient of max pooling along a line: the whole gradient of an output goes to the cell that won.
 *
 * @param outputGradient the shape that `maxPool1d` gives
 * @returns the shape of `input`
 * @throws ArgumentError
 */
export function maxPool1dBackward(
  outputGradient: ArrayInput,
  input: ArrayInput,
  options: Pool1dOptions = {},
): NdView<FloatArray> {
  return poolBackward(outputGradient, checkPool1d('maxPool1dBackward', input, options), maxRule);
}
