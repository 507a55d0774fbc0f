import { checkFlag, checkNumber } from '../arrays/check.js';
import { sizeOf } from '../arrays/view.js';
import type { InitializerConfig } from '../learning/initializers/registry.js';
import type { RegularizerOption } from '../learning/regularizers/registry.js';
import { countLastAxes } from '../reference/shared/lastAxes.js';
import type { Layer, LayerOptions } from './layer.js';
import { checkLayer } from './shared/checkLayer.js';
import { learntParameter } from './shared/learntParameter.js';
import { planLayerNormalization } from './shared/planLayerNormalization.js';

/** What is normalized together, and what is learnt of it. */
export interface LayerNormalizationLayerOptions extends LayerOptions {
  /**
   * The axes that are normalized together, which must be the last ones; counted with the batch as axis 0, or below 0 from
   * the end. Default −1, the channels.
   */
  axis?: number | readonly number[];
  /** Added to the variance, above 0. Default 1e-3. */
  epsilon?: number;
  /** Whether to add a learnt mean, beta. Default true. */
  center?: boolean;
  /** Whether to multiply by a learnt standard deviation, gamma. Default true. */
  scale?: boolean;
  /** Default `zeros`. */
  betaInitializer?: InitializerConfig;
  /** Default `ones`. */
  gammaInitializer?: InitializerConfig;
  /** What beta adds to the loss: `l1`, `l2`, or one made by `regularizers`. Default nothing. */
  betaRegularizer?: RegularizerOption;
  /** What gamma adds to the loss. Default nothing. */
  gammaRegularizer?: RegularizerOption;
}

const name = 'layers.layerNormalization';

/**
 * Brings the values of the last axes to mean 0 and variance 1 for each sample and position alone, then to a learnt mean
 * and standard deviation, in training as in prediction. Any shape, which stays; gamma and beta have the shape of the axes.
 * Ba, Kiros and Hinton, "Layer normalization", 2016.
 *
 * @throws ArgumentError
 */
export function layerNormalization(options: LayerNormalizationLayerOptions = {}): Layer {
  const layer = checkLayer('layerNormalization', options, [
    'axis',
    'epsilon',
    'center',
    'scale',
    'betaInitializer',
    'gammaInitializer',
    'betaRegularizer',
    'gammaRegularizer',
  ]);
  const { axis: given = -1, epsilon = 1e-3, center = true, scale = true } = options;
  const axis = Array.isArray(given) ? [...(given as readonly number[])] : (given as number);
  checkNumber(name, 'epsilon', epsilon, 'be above 0', (x) => x > 0);
  checkFlag(name, 'center', center);
  checkFlag(name, 'scale', scale);
  const gamma = learntParameter(name, 'gamma', 'gamma', options, 'ones');
  const beta = learntParameter(name, 'beta', 'beta', options, 'zeros');
  const axesOf = (inputShape: readonly number[]) =>
    inputShape.slice(-countLastAxes(name, axis, inputShape.length + 1, 1));
  return {
    ...layer,
    outputShape(inputShape) {
      axesOf(inputShape);
      return [...inputShape];
    },
    parameters(inputShape) {
      const shape = axesOf(inputShape);
      return [...(scale ? [gamma(shape, 1)] : []), ...(center ? [beta(shape, 1)] : [])];
    },
    plan(context) {
      const groupLength = sizeOf(axesOf(context.inputShape));
      return planLayerNormalization(context, { groupLength, epsilon, scale, center });
    },
  };
}
