import { checkFlag, checkNumber } from '../arrays/check.js';
import type { Layer, LayerOptions, LayerPlan, Parameter, Pass } from './layer.js';
import { checkLayer } from './shared/checkLayer.js';
import { planBatchNormalization } from './shared/planBatchNormalization.js';

/** How channels are normalized, and what is learnt of them. */
export interface BatchNormalizationLayerOptions extends LayerOptions {
  /** The share of the moving mean and variance that stays at each training step, from 0 to 1. Default 0.99. */
  momentum?: number;
  /** Added to the variance, above 0. Default 1e-3. */
  epsilon?: number;
  /** Whether to add a learnt mean, beta. Default true. */
  center?: boolean;
  /** Whether to multiply by a learnt standard deviation, gamma. Default true. */
  scale?: boolean;
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
  const layer = checkLayer('batchNormalization', options, ['momentum', 'epsilon', 'center', 'scale']);
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
    ...layer,
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
    plan(context) {
      const plan = planBatchNormalization(context, names, momentum, epsilon);
      return layer.trainable === false ? asInPrediction(plan) : plan;
    },
  };
}

/** The same plan by the moving statistics, which stay. */
function asInPrediction({ forward, backward }: LayerPlan): LayerPlan {
  const inPrediction = (pass: Pass): Pass => ({ ...pass, training: false });
  return {
    forward: (from, to, pass) => forward(from, to, inPrediction(pass)),
    backward: (from, to, pass) => backward?.(from, to, inPrediction(pass)),
  };
}
