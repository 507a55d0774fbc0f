// Letters: n lines, l cells, c channels, k the filter, ol the output.
import type { ArrayInput, FloatArray, DenseView } from '../arrays/view.js';
import type { Window1dOptions } from '../arrays/windowOptions.js';
import { convolveBackward, type ConvGradients } from './convBackward.js';
import { convolve } from './conv2d.js';
import { checkConv, type ConvExtras } from './shared/checkConv.js';
import { spatial1d } from './shared/spatial.js';

/** How filters move along a line, and what is added. */
export interface Conv1dOptions extends Window1dOptions, ConvExtras {}

/**
 * Convolution of a line, such as a sound or a price over time, with filters: `conv2d` of an image of one row.
 *
 * @param input `[l] | [l, c] | [n, l, c]`
 * @param filter `[k]` for one channel, or `[k, c / groups, out]`
 * @param options `strides`, `padding`, `dilationRate`, `groups` and `bias`, each with a default
 * @returns `[ol]` for `[l]` with `[k]`; `[ol, out]` for one line; else `[n, ol, out]`
 * @throws ArgumentError
 */
export function conv1d(
  input: ArrayInput,
  filter: ArrayInput,
  options: Conv1dOptions = {},
): DenseView<FloatArray> {
  return convolve(checkConv('conv1d', input, filter, options, spatial1d));
}

/**
 * The gradients of a convolution of lines.
 *
 * @param outputGradient in the shape of the output of `conv1d`
 * @param input `[l] | [l, c] | [n, l, c]`
 * @param filter `[k]` for one channel, or `[k, c / groups, out]`
 * @param options those given to `conv1d`
 * @throws ArgumentError
 */
export function conv1dBackward(
  outputGradient: ArrayInput,
  input: ArrayInput,
  filter: ArrayInput,
  options: Conv1dOptions = {},
): ConvGradients {
  return convolveBackward(outputGradient, checkConv('conv1dBackward', input, filter, options, spatial1d));
}
