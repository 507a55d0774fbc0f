import { checkCount, checkFlag, checkName } from '../arrays/check.js';
import { windowGeometry } from '../arrays/windowGeometry.js';
import { toPair, type Pair, type WindowOptions } from '../arrays/windowOptions.js';
import type { InitializerConfig } from '../learning/initializers/registry.js';
import type { RegularizerOption } from '../learning/regularizers/registry.js';
import { activationNames, type ActivationName } from '../reference/activations.js';
import type { Layer, LayerOptions, Shape } from './layer.js';
import { anyImage, checkImage } from './shared/checkImage.js';
import { checkLayer } from './shared/checkLayer.js';
import { learntParameter } from './shared/learntParameter.js';
import { planDepthwise } from './shared/planDepthwise.js';

/** The filters of each channel, and how they slide over the image. */
export interface DepthwiseConv2dOptions extends LayerOptions, WindowOptions {
  /** Height and width of a filter, in cells; whole numbers from 1. */
  kernelSize: Pair;
  /** Number of filters for each channel; a whole number from 1. Default 1. */
  depthMultiplier?: number;
  /** Applied to the output. Default `linear`. */
  activation?: ActivationName;
  /** Whether to add a bias. Default true. */
  useBias?: boolean;
  /** Default `glorotUniform`. */
  depthwiseInitializer?: InitializerConfig;
  /** Default `zeros`. */
  biasInitializer?: InitializerConfig;
  /** What the kernel's weights add to the loss: `l1`, `l2`, or one made by `regularizers`. Default nothing. */
  depthwiseRegularizer?: RegularizerOption;
  /** What the bias adds to the loss. Default nothing. */
  biasRegularizer?: RegularizerOption;
  /** `[h, w, c]`, required on the first layer of a model. */
  inputShape?: Shape;
}

const name = 'layers.depthwiseConv2d';

/**
 * Convolution of each channel alone, as the function `depthwiseConv2d` does. `[h, w, c]` → `[oh, ow, c·m]`, with m =
 * `depthMultiplier`, the kernel `[kh, kw, c, m]` and the bias `[c·m]`.
 *
 * @throws ArgumentError
 */
export function depthwiseConv2d(given: DepthwiseConv2dOptions): Layer {
  const layer = checkLayer('depthwiseConv2d', given, [
    'kernelSize',
    'depthMultiplier',
    'activation',
    'useBias',
    'depthwiseInitializer',
    'biasInitializer',
    'depthwiseRegularizer',
    'biasRegularizer',
    'strides',
    'padding',
    'dilationRate',
  ]);
  const options = { ...given };
  const kernelSize = toPair(name, 'kernelSize', options.kernelSize);
  const { depthMultiplier = 1, activation = 'linear', useBias = true } = options;
  checkCount(name, 'depthMultiplier', depthMultiplier);
  checkName(name, 'activation', activation, activationNames);
  checkFlag(name, 'useBias', useBias);
  const kernel = learntParameter(name, 'kernel', 'depthwise', options, 'glorotUniform');
  const bias = learntParameter(name, 'bias', 'bias', options, 'zeros');
  const geometryOf = ([height, width]: Shape) =>
    windowGeometry(name, [height, width], kernelSize, options, 'kernelSize');
  geometryOf(anyImage);

  return {
    ...layer,
    activation,
    outputShape(inputShape) {
      checkImage(name, inputShape);
      const { rows, columns } = geometryOf(inputShape);
      return [rows.output, columns.output, inputShape[2] * depthMultiplier];
    },
    parameters([, , channels]) {
      const ofKernel = kernel([...kernelSize, channels, depthMultiplier], 1);
      return useBias ? [ofKernel, bias([channels * depthMultiplier], 1)] : [ofKernel];
    },
    plan: (context) =>
      planDepthwise(context, { depthMultiplier, geometry: geometryOf(context.inputShape), activation }),
  };
}
