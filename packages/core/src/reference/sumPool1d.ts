import type { ArrayInput, FloatArray, NdView } from '../arrays/view.js';
import { sumRule } from './sumPool2d.js';
import { checkPool1d, pool, poolBackward, type Pool1dOptions } from './shared/pool2d.js';

/**
 * The sum of each window along a line; padded cells count 0.
 *
 * @param input `[l] | [l, c] | [n, l, c]`
 * @returns the same rank, each line `[ol, c]`
 * @throws ArgumentError
 */
export function sumPool1d(input: ArrayInput, options: Pool1dOptions = {}): NdView<FloatArray> {
  return pool(checkPool1d('sumPool1d', input, options), sumRule);
}

/**
 * The gradient of sum pooling along a line: every cell of a window gets the whole gradient of its output.
 *
 * @param outputGradient the shape that `sumPool1d` gives
 * @returns the shape of `input`
 * @throws ArgumentError
 */
export function sumPool1dBackward(
  outputGradient: ArrayInput,
  input: ArrayInput,
  options: Pool1dOptions = {},
): NdView<FloatArray> {
  return poolBackward(outputGradient, checkPool1d('sumPool1dBackward', input, options), sumRule);
}
