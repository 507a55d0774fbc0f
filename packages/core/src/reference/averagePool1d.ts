import type { ArrayInput, FloatArray, NdView } from '../arrays/view.js';
import { averageRule } from './averagePool2d.js';
import { checkPool1d, pool, poolBackward, type Pool1dOptions } from './shared/pool2d.js';

/**
 * The mean of each window's real cells along a line.
 *
 * @param input `[l] | [l, c] | [n, l, c]`
 * @returns the same rank, each line `[ol, c]`
 * @throws ArgumentError
 */
export function averagePool1d(input: ArrayInput, options: Pool1dOptions = {}): NdView<FloatArray> {
  return pool(checkPool1d('averagePool1d', input, options), averageRule);
}

/**
 * The gradient of average pooling along a line: that of an output is shared evenly by its window's real cells.
 *
 * @param outputGradient the shape that `averagePool1d` gives
 * @returns the shape of `input`
 * @throws ArgumentError
 */
export function averagePool1dBackward(
  outputGradient: ArrayInput,
  input: ArrayInput,
  options: Pool1dOptions = {},
): NdView<FloatArray> {
  return poolBackward(outputGradient, checkPool1d('averagePool1dBackward', input, options), averageRule);
}
