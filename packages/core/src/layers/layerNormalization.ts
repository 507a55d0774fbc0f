import { sizeOf } from '../arrays/view.js';
import { countLastAxes } from '../reference/shared/lastAxes.js';
import type { Layer, LayerOptions } from './layer.js';
import { checkLayer } from './shared/checkLayer.js';
import { gammaAndBeta, gammaAndBetaOptionNames, type GammaAndBetaOptions } from './shared/gammaAndBeta.js';
import { planLayerNormalization } from './shared/planLayerNormalization.js';

/** What is normalized together, and what is learnt of it. */
export interface LayerNormalizationLayerOptions extends LayerOptions, GammaAndBetaOptions {
  /**
   * The axes that are normalized together, which must be the last ones; counted with the batch as axis 0, or below 0 from
   * the end. Default −1, the channels.
   */
  axis?: number | readonly number[];
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
  const layer = checkLayer('layerNormalization', options, ['axis', ...gammaAndBetaOptionNames]);
  const { axis: given = -1 } = options;
  const axis = Array.isArray(given) ? [...(given as readonly number[])] : (given as number);
  const { epsilon, center, scale, parameters } = gammaAndBeta(name, options);
  const axesOf = (inputShape: readonly number[]) =>
    inputShape.slice(-countLastAxes(name, axis, inputShape.length + 1, 1));
  return {
    ...layer,
    outputShape(inputShape) {
      axesOf(inputShape);
      return [...inputShape];
    },
    parameters: (inputShape) => parameters(axesOf(inputShape)),
    plan(context) {
      const groupLength = sizeOf(axesOf(context.inputShape));
      return planLayerNormalization(context, { groupLength, epsilon, scale, center });
    },
  };
}
