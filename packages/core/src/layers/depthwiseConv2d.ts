import type { Layer } from './layer.js';
import { checkImage } from './shared/checkImage.js';
import { checkLayer } from './shared/checkLayer.js';
import {
  checkDepthwiseOptions,
  depthwiseOptionNames,
  type DepthwiseOptions,
} from './shared/depthwiseOptions.js';
import { planDepthwise } from './shared/planDepthwise.js';

/** The filters of each channel, and how they slide over the image. */
export type DepthwiseConv2dOptions = DepthwiseOptions;

const name = 'layers.depthwiseConv2d';

/**
 * Convolution of each channel alone, as the function `depthwiseConv2d` does. `[h, w, c]` → `[oh, ow, c·m]`, with m =
 * `depthMultiplier`, the kernel `[kh, kw, c, m]` and the bias `[c·m]`.
 *
 * @throws ArgumentError
 */
export function depthwiseConv2d(given: DepthwiseConv2dOptions): Layer {
  const layer = checkLayer('depthwiseConv2d', given, depthwiseOptionNames);
  const options = checkDepthwiseOptions(name, 'kernel', { ...given });
  const { depthMultiplier, activation, geometryOf } = options;
  return {
    ...layer,
    activation,
    outputShape(inputShape) {
      checkImage(name, inputShape);
      const { rows, columns } = geometryOf(inputShape);
      return [rows.output, columns.output, inputShape[2] * depthMultiplier];
    },
    parameters: ([, , channels]) => [options.kernel(channels), ...options.biases(channels * depthMultiplier)],
    plan: (context) =>
      planDepthwise(context, { depthMultiplier, geometry: geometryOf(context.inputShape), activation }),
  };
}
