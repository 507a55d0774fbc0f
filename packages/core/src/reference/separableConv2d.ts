// Letters: as in depthwiseConv2d.ts.
import type { ArrayInput, FloatArray, NdView } from '../arrays/view.js';
import { conv2d } from './conv2d.js';
import { conv2dBackward } from './convBackward.js';
import { depthwiseConv2d, depthwiseConv2dBackward, type DepthwiseConvOptions } from './depthwiseConv2d.js';

/**
 * Separable convolution: each channel is convolved alone, then each pixel's values are mixed by a convolution with
 * filters of one cell, which needs far fewer weights than a convolution that does both at once (Chollet, "Xception: deep
 * learning with depthwise separable convolutions", CVPR 2017).
 *
 * @param input `[h, w, c] | [n, h, w, c]`
 * @param depthwiseFilter `[kh, kw, c, m]`
 * @param pointwiseFilter `[1, 1, c·m, out]`
 * @param options `strides`, `padding` and `dilationRate` of the first convolution and `bias` `[out]` of the second, each
 *   with a default
 * @returns the same rank, each image `[oh, ow, out]`
 * @throws ArgumentError
 */
export function separableConv2d(
  input: ArrayInput,
  depthwiseFilter: ArrayInput,
  pointwiseFilter: ArrayInput,
  options: DepthwiseConvOptions = {},
): NdView<FloatArray> {
  const { bias, ...window } = options;
  return conv2d(depthwiseConv2d(input, depthwiseFilter, window), pointwiseFilter, { bias });
}

/**
 * The gradients of a separable convolution.
 *
 * @param outputGradient in the shape of the output of `separableConv2d`
 * @param input `[h, w, c] | [n, h, w, c]`
 * @param depthwiseFilter `[kh, kw, c, m]`
 * @param pointwiseFilter `[1, 1, c·m, out]`
 * @param options those given to `separableConv2d`
 * @returns each in the shape of what it is the gradient of
 * @throws ArgumentError
 */
export function separableConv2dBackward(
  outputGradient: ArrayInput,
  input: ArrayInput,
  depthwiseFilter: ArrayInput,
  pointwiseFilter: ArrayInput,
  options: DepthwiseConvOptions = {},
): Record<'input' | 'depthwiseFilter' | 'pointwiseFilter' | 'bias', NdView<FloatArray>> {
  const { bias: _, ...window } = options;
  const between = depthwiseConv2d(input, depthwiseFilter, window);
  const pointwise = conv2dBackward(outputGradient, between, pointwiseFilter);
  const depthwise = depthwiseConv2dBackward(pointwise.input, input, depthwiseFilter, window);
  return {
    input: depthwise.input,
    depthwiseFilter: depthwise.filter,
    pointwiseFilter: pointwise.filter,
    bias: pointwise.bias,
  };
}
