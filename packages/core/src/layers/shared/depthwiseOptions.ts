import { checkCount, checkFlag, checkName } from '../../arrays/check.js';
import { windowGeometry } from '../../arrays/windowGeometry.js';
import { toPair, type Pair, type WindowOptions } from '../../arrays/windowOptions.js';
import type { InitializerConfig } from '../../learning/initializers/registry.js';
import type { RegularizerOption } from '../../learning/regularizers/registry.js';
import { activationNames, type ActivationName } from '../../reference/activations.js';
import type { LayerOptions, Shape } from '../layer.js';
import { anyImage } from './checkImage.js';
import { learntParameter } from './learntParameter.js';

/** The options that all layers with filters for each channel share. */
export interface DepthwiseOptions extends LayerOptions, WindowOptions {
  /** Height and width of a channel's filter, in cells; whole numbers from 1. */
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
  /** What the weights of the channels' filters add to the loss: `l1`, `l2`, or one made by `regularizers`. Default nothing. */
  depthwiseRegularizer?: RegularizerOption;
  /** What the bias adds to the loss. Default nothing. */
  biasRegularizer?: RegularizerOption;
  /** `[h, w, c]`, required on the first layer of a model. */
  inputShape?: Shape;
}

export const depthwiseOptionNames = [
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
] as const satisfies readonly (keyof DepthwiseOptions)[];

/**
 * Checks the shared options. `kernel` makes the parameter of the channels' filters, and `biases` a list of the bias, which
 * is empty without one.
 *
 * @param kernelName the parameter's name
 */
export function checkDepthwiseOptions(functionName: string, kernelName: string, options: DepthwiseOptions) {
  const kernelSize = toPair(functionName, 'kernelSize', options.kernelSize);
  const { depthMultiplier = 1, activation = 'linear', useBias = true } = options;
  checkCount(functionName, 'depthMultiplier', depthMultiplier);
  checkName(functionName, 'activation', activation, activationNames);
  checkFlag(functionName, 'useBias', useBias);
  const kernel = learntParameter(functionName, kernelName, 'depthwise', options, 'glorotUniform');
  const bias = learntParameter(functionName, 'bias', 'bias', options, 'zeros');
  const geometryOf = ([height, width]: Shape) =>
    windowGeometry(functionName, [height, width], kernelSize, options, 'kernelSize');
  geometryOf(anyImage);
  return {
    depthMultiplier,
    activation,
    geometryOf,
    kernel: (channels: number) => kernel([...kernelSize, channels, depthMultiplier], 1),
    biases: (units: number) => (useBias ? [bias([units], 1)] : []),
  };
}
