import { checkNumber } from '../arrays/check.js';
import type { Layer, LayerOptions } from './layer.js';
import { checkLayer } from './shared/checkLayer.js';
import { planActivation } from './shared/planActivation.js';

/** The options of a leaky relu. */
export interface LeakyReLUOptions extends LayerOptions {
  /** The factor of values below 0, a number from 0. Default 0.3. */
  negativeSlope?: number;
}

/**
 * Values below 0 times `negativeSlope`, the others as they are. Any shape, which stays; no parameters. The activation
 * `leakyRelu` has the slope 0.2.
 *
 * @throws ArgumentError
 */
export function leakyReLU(options: LeakyReLUOptions = {}): Layer {
  const layer = checkLayer('leakyReLU', options, ['negativeSlope']);
  const { negativeSlope = 0.3 } = options;
  checkNumber('layers.leakyReLU', 'negativeSlope', negativeSlope, 'be a number from 0', (s) => s >= 0);
  return {
    ...layer,
    outputShape: (inputShape) => [...inputShape],
    parameters: () => [],
    plan: (context) => planActivation(context, 'leakyRelu', negativeSlope),
  };
}
