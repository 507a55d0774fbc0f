// Letters: n images, h×w cells, c channels, kh×kw the filter, oh×ow the output.
import type { ArrayInput, FloatArray, NdView } from '../arrays/view.js';
import { checkConv, type Conv, type ConvOptions } from './shared/checkConv.js';
import { inputGradientAt, channelTotals, filterGradientAt } from './shared/convGradientSums.js';
import { windowSum } from './shared/convSums.js';
import { computeImages, castLike } from './shared/images.js';
import { checkOutputGradient } from './shared/checkOutputGradient.js';
import { spatial2d } from './shared/spatial.js';

export type { ConvOptions };

/** The gradients of a convolution. */
export interface ConvGradients {
  /** In the shape of that argument. */
  input: NdView<FloatArray>;
  /** In the shape of that argument. */
  filter: NdView<FloatArray>;
  /** `[out]`, the sum per output channel. */
  bias: NdView<FloatArray>;
}

/**
 * Slides a filter over an image. At each position, the cells under the filter are multiplied by its weights and
 * added up, row by row: the cross-correlation that the field calls convolution (Goodfellow, Bengio and
 * Courville, Deep Learning, 2016, equation 9.6).
 *
 * @param input `[h, w] | [h, w, c] | [n, h, w, c]`
 * @param filter `[kh, kw]` for one channel, or `[kh, kw, c / groups, out]`
 * @returns `[oh, ow]` for `[h, w]` with `[kh, kw]`; `[oh, ow, out]` for one image; else `[n, oh, ow, out]`
 * @throws ArgumentError
 */
export function conv2d(input: ArrayInput, filter: ArrayInput, options: ConvOptions = {}): NdView<FloatArray> {
  return convolve(checkConv('conv2d', input, filter, options, spatial2d));
}

/**
 * The gradients of a convolution: each output gradient flows back through its window, to the weights scaled by
 * the cells, and to the cells scaled by the weights.
 *
 * @param outputGradient the shape that `conv2d` gives
 * @throws ArgumentError
 */
export function conv2dBackward(
  outputGradient: ArrayInput,
  input: ArrayInput,
  filter: ArrayInput,
  options: ConvOptions = {},
): ConvGradients {
  return convolveBackward(outputGradient, checkConv('conv2dBackward', input, filter, options, spatial2d));
}

export function convolve(conv: Conv): NdView<FloatArray> {
  const { input, filter, geometry, bias } = conv;
  const shape = [input.shape[0], geometry.rows.output, geometry.columns.output, filter.shape[3]];
  return computeImages(
    input,
    shape,
    conv.outputShape,
    (n, row, column, channel) => windowSum(conv, n, row, column, channel) + bias[channel],
  );
}

export function convolveBackward(outputGradient: ArrayInput, conv: Conv): ConvGradients {
  const { input, filter } = conv;
  const dOutput = conv.asImages(checkOutputGradient(outputGradient, conv.functionName, conv.outputShape));
  return {
    input: computeImages(input, input.shape, conv.inputShape, (n, y, x, channel) =>
      inputGradientAt(conv, dOutput, n, y, x, channel),
    ),
    filter: filterGradient(input, conv, dOutput),
    bias: castLike(input, channelTotals(dOutput), [filter.shape[3]]),
  };
}

/** The gradient of every weight, in the precision of `like`. */
export function filterGradient(like: NdView, conv: Conv, dOutput: NdView): NdView<FloatArray> {
  return computeImages(like, conv.filter.shape, conv.filterShape, (i, j, k, channel) =>
    filterGradientAt(conv, dOutput, i, j, k, channel),
  );
}
