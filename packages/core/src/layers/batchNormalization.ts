import { checkFlag, checkNumber } from '../arrays/check.js';
import type { InitializerConfig } from '../learning/initializers/registry.js';
import type { RegularizerOption } from '../learning/regularizers/registry.js';
import type { Layer, LayerOptions, LayerPlan, Parameter, Pass } from './layer.js';
import { checkLayer } from './shared/checkLayer.js';
import { learntParameter } from './shared/learntParameter.js';
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
  /** Default `zeros`. */
  betaInitializer?: InitializerConfig;
  /** Default `ones`. */
  gammaInitializer?: InitializerConfig;
  /** What beta adds to the loss: `l1`, `l2`, or one made by `regularizers`. Default nothing. */
  betaRegularizer?: RegularizerOption;
  /** What gamma adds to the loss. Default nothing. */
  gammaRegularizer?: RegularizerOption;
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
  const layer = checkLayer('batchNormalization', options, [
    'momentum',
    'epsilon',
    'center',
    'scale',
    'betaInitializer',
    'gammaInitializer',
    'betaRegularizer',
    'gammaRegularizer',
  ]);
  const { momentum = 0.99, epsilon = 1e-3, center = true, scale = true } = options;
  checkNumber(name, 'momentum', momentum, 'be from 0 to 1', (x) => x >= 0 && x <= 1);
  checkNumber(name, 'epsilon', epsilon, 'be above 0', (x) => x > 0);
  checkFlag(name, 'center', center);
  checkFlag(name, 'scale', scale);
  const gamma = learntParameter(name, 'gamma', 'gamma', options, 'ones');
  const beta = learntParameter(name, 'beta', 'beta', options, 'zeros');
  const names = [
    ...(scale ? (['gamma'] as const) : []),
    ...(center ? (['beta'] as const) : []),
    'movingMean' as const,
    'movingVariance' as const,
  ];
  return {
    ...layer,
    outputShape: (inputShape) => [...inputShape],
    parameters(inputShape) {
      const shape = [inputShape[inputShape.length - 1]];
      return [
        ...(scale ? [gamma(shape, 1)] : []),
        ...(center ? [beta(shape, 1)] : []),
        movingParameter('movingMean', shape, 0),
        movingParameter('movingVariance', shape, 1),
      ];
    },
    plan(context) {
      const plan = planBatchNormalization(context, names, momentum, epsilon);
      return layer.trainable === false ? asInPrediction(plan) : plan;
    },
  };
}

function movingParameter(parameterName: string, shape: number[], initialValue: number): Parameter {
  const initialize = (weights: Float32Array) => void weights.fill(initialValue);
  return { name: parameterName, shape, rowWidth: 1, initialize, trainable: false };
}

/** The same plan by the moving statistics, which stay. */
function asInPrediction({ forward, backward }: LayerPlan): LayerPlan {
  const inPrediction = (pass: Pass): Pass => ({ ...pass, training: false });
  return {
    forward: (from, to, pass) => forward(from, to, inPrediction(pass)),
    backward: (from, to, pass) => backward?.(from, to, inPrediction(pass)),
  };
}
