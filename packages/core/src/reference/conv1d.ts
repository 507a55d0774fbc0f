// Letters: n lines, l cells, c channels, k the filter, ol the output.
import type { ArrayInput, FloatArray, NdView } from '../arrays/view.js';
import type { Window1dOptions } from '../arrays/window.js';
import { checkConv, type ConvExtras } from './shared/checkConv.js';
import { convolve, convolveBackward, type ConvGradients } from './conv2d.js';
import { spatial1d } from './shared/spatial.js';

/** How a filter goes along a line, and what is added. */
export interface Conv1dOptions extends Window1dOptions, ConvExtras {}

/**
 * Slides a filter along a line, such as a sound or a price over time: `conv2d` on an image one row high.
 *
 * @param input `[l] | [l, c] | [n, l, c]`
 * @param filter `[k]` for one channel, or `[k, c / groups, out]`
 * @returns `[ol]` for `[l]` with `[k]`; `[ol, out]` for one line; else `[n, ol, out]`
 * @throws ArgumentError
 */
export function conv1d(
  input: ArrayInput,
  filter: ArrayInput,
  options: Conv1dOptions = {},
): NdView<FloatArray> {
  return convolve(checkConv('conv1d', input, filter, options, spatial1d));
}

/**
 * The gradients of a convolution along a line.
 *
 * @param outputGradient the shape that `conv1d` gives
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
