// Letters: h×w cells, c channels, m filters for each channel, kh×kw their size, oh×ow the output.
import { checkOptions } from '../arrays/check.js';
import { ArgumentError } from '../arrays/errors.js';
import { denseView, toView, type ArrayInput, type FloatArray, type DenseView } from '../arrays/view.js';
import type { WindowOptions } from '../arrays/windowOptions.js';
import { convolve } from './conv2d.js';
import { convolveBackward, type ConvGradients } from './convBackward.js';
import { checkConv, type Conv, type ConvExtras } from './shared/checkConv.js';
import { copyValues } from './shared/mapValues.js';
import { spatial2d } from './shared/spatial.js';

/** How the filters of a depthwise convolution move over an image, and what is added. */
export interface DepthwiseConvOptions extends WindowOptions, Pick<ConvExtras, 'bias'> {}

/**
 * Convolution of each channel alone, with m filters of its own: `conv2d` with as many groups as channels (Howard and
 * others, "MobileNets: efficient convolutional neural networks for mobile vision applications", 2017, section 3.1).
 *
 * @param input `[h, w, c] | [n, h, w, c]`
 * @param filter `[kh, kw, c, m]`
 * @param options `strides`, `padding`, `dilationRate` and `bias` `[c·m]`, each with a default
 * @returns the same rank, each image `[oh, ow, c·m]`: the m values of the first channel, then those of the next
 * @throws ArgumentError
 */
export function depthwiseConv2d(
  input: ArrayInput,
  filter: ArrayInput,
  options: DepthwiseConvOptions = {},
): DenseView<FloatArray> {
  return convolve(checkDepthwise('depthwiseConv2d', input, filter, options));
}

/**
 * The gradients of a depthwise convolution.
 *
 * @param outputGradient in the shape of the output of `depthwiseConv2d`
 * @param input `[h, w, c] | [n, h, w, c]`
 * @param filter `[kh, kw, c, m]`
 * @param options those given to `depthwiseConv2d`
 * @throws ArgumentError
 */
export function depthwiseConv2dBackward(
  outputGradient: ArrayInput,
  input: ArrayInput,
  filter: ArrayInput,
  options: DepthwiseConvOptions = {},
): ConvGradients {
  const conv = checkDepthwise('depthwiseConv2dBackward', input, filter, options);
  const gradients = convolveBackward(outputGradient, conv);
  const [height, width, , out] = conv.filter.shape;
  const channels = conv.input.shape[3];
  return {
    ...gradients,
    filter: denseView(gradients.filter.data, [height, width, channels, out / channels]),
  };
}

/** Checks the arguments of a depthwise convolution, whose filters are the given argument. */
export function checkDepthwise(
  functionName: string,
  input: ArrayInput,
  filter: ArrayInput,
  options: DepthwiseConvOptions,
  argument = 'filter',
): Conv {
  checkOptions(functionName, options, ['strides', 'padding', 'dilationRate', 'bias']);
  const image = toView(input, functionName, 'input', [3, 4]);
  const view = toView(filter, functionName, argument, [4]);
  const [height, width, channels, multiplier] = view.shape;
  const groups = image.shape[image.shape.length - 1];
  if (channels !== groups) {
    throw new ArgumentError(functionName, argument, `have ${groups} channels, as input has`, view);
  }
  const grouped = denseView(copyValues(view).data, [height, width, 1, channels * multiplier]);
  return checkConv(functionName, image, grouped, { ...options, groups }, spatial2d);
}
