import { checkFlag, checkNumber, checkOptions } from '../arrays/check.js';
import type { Layer, Parameter, Shape } from './layer.js';
import { checkInputShape } from './shared/checkInputShape.js';
import { planBatchNormalization } from './shared/planBatchNormalization.js';

/** How channels are normalized, and what is learnt of them. */
export interface BatchNormalizationLayerOptions {
  /** The share of the moving mean and variance that stays at each training step, from 0 to 1. Default 0.99. */
  momentum?: number;
  /** Added to the variance, above 0. Default 1e-3. */
  epsilon?: number;
  /** Whether to add a learnt mean, beta. Default true. */
  center?: boolean;
  /** Whether to multiply by a learnt standard deviation, gamma. Default true. */
  scale?: boolean;
  /** Required on the first layer of a model. */
  inputShape?: Shape;
}

const name = 'layers.batchNormalization';

/**
 * Brings each channel, the last axis, to mean 0 and variance 1, then to a learnt mean and standard deviation: in
 * training by the batch's mean and biased variance, in prediction by their moving means. Any shape, which stays; the
 * parameters gamma, beta, movingMean and movingVariance are `[c]` each. Ioffe and Szegedy, "Batch normalization",
 * ICML 2015.
 *
 * @throws ArgumentError
 */
export function batchNormalization(options: BatchNormalizationLayerOptions = {}): Layer {
  checkOptions(name, options, ['momentum', 'epsilon', 'center', 'scale', 'inputShape']);
  const { momentum = 0.99, epsilon = 1e-3, center = true, scale = true } = options;
  checkNumber(name, 'momentum', momentum, 'be from 0 to 1', (x) => x >= 0 && x <= 1);
  checkNumber(name, 'epsilon', epsilon, 'be above 0', (x) => x > 0);
  checkFlag(name, 'center', center);
  checkFlag(name, 'scale', scale);
  const names = [
    ...(scale ? (['gamma'] as const) : []),
    ...(center ? (['beta'] as const) : []),
    'movingMean' as const,
    'movingVariance' as const,
  ];
  return {
    kind: 'batchNormalization',
    options: { ...options },
    inputShape: checkInputShape(name, options.inputShape),
    outputShape: (inputShape) => [...inputShape],
    parameters: (inputShape) =>
      names.map((parameterName): Parameter => ({
        name: parameterName,
        shape: [inputShape[inputShape.length - 1]],
        rowWidth: 1,
        initialize: (weights) =>
          void weights.fill(parameterName === 'gamma' || parameterName === 'movingVariance' ? 1 : 0),
        trainable: parameterName === 'gamma' || parameterName === 'beta',
      })),
    plan: (context) => planBatchNormalization(context, names, momentum, epsilon),
  };
}
