// Letters: as in depthwiseConv2d.ts.
import { checkOptions } from '../arrays/check.js';
import { ArgumentError } from '../arrays/errors.js';
import { toView, type ArrayInput, type FloatArray, type DenseView } from '../arrays/view.js';
import { conv2d, convolve } from './conv2d.js';
import { conv2dBackward } from './convBackward.js';
import { checkDepthwise, depthwiseConv2dBackward, type DepthwiseConvOptions } from './depthwiseConv2d.js';
import { toBias } from './shared/checkConv.js';
import { checkOutputGradient } from './shared/checkOutputGradient.js';

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
): DenseView<FloatArray> {
  const { depthwise } = checkSeparable('separableConv2d', input, depthwiseFilter, pointwiseFilter, options);
  return conv2d(convolve(depthwise), pointwiseFilter, { bias: options.bias });
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
): Record<'input' | 'depthwiseFilter' | 'pointwiseFilter' | 'bias', DenseView<FloatArray>> {
  const name = 'separableConv2dBackward';
  const { depthwise, window, outputShape } = checkSeparable(
    name,
    input,
    depthwiseFilter,
    pointwiseFilter,
    options,
  );
  const dOutput = checkOutputGradient(outputGradient, name, outputShape);
  const pointwise = conv2dBackward(dOutput, convolve(depthwise), pointwiseFilter);
  const gradients = depthwiseConv2dBackward(pointwise.input, input, depthwiseFilter, window);
  return {
    input: gradients.input,
    depthwiseFilter: gradients.filter,
    pointwiseFilter: pointwise.filter,
    bias: pointwise.bias,
  };
}

/** Checks all arguments before anything is computed. */
function checkSeparable(
  functionName: string,
  input: ArrayInput,
  depthwiseFilter: ArrayInput,
  pointwiseFilter: ArrayInput,
  options: DepthwiseConvOptions,
) {
  checkOptions(functionName, options, ['strides', 'padding', 'dilationRate', 'bias']);
  const { bias, ...window } = options;
  const depthwise = checkDepthwise(functionName, input, depthwiseFilter, window, 'depthwiseFilter');
  const channels = depthwise.filter.shape[3];
  const view = toView(pointwiseFilter, functionName, 'pointwiseFilter', [4]);
  const [height, width, depth, out] = view.shape;
  if (height !== 1 || width !== 1 || depth !== channels) {
    const rule = `have the shape [1, 1, ${channels}, filters]`;
    throw new ArgumentError(functionName, 'pointwiseFilter', rule, view);
  }
  toBias(functionName, bias, out);
  return { depthwise, window, outputShape: [...depthwise.outputShape.slice(0, -1), out] };
}
