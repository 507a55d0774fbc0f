import { checkNumber } from '../arrays/check.js';
import type { Layer, LayerOptions, LayerPlan, Parameter, Pass } from './layer.js';
import { checkLayer } from './shared/checkLayer.js';
import { gammaAndBeta, gammaAndBetaOptionNames, type GammaAndBetaOptions } from './shared/gammaAndBeta.js';
import { planBatchNormalization } from './shared/planBatchNormalization.js';

/** How channels are normalized, and what is learnt of them. */
export interface BatchNormalizationLayerOptions extends LayerOptions, GammaAndBetaOptions {
  /** The share of the moving mean and variance that stays at each training step, from 0 to 1. Default 0.99. */
  momentum?: number;
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
  const layer = checkLayer('batchNormalization', options, ['momentum', ...gammaAndBetaOptionNames]);
  const { momentum = 0.99 } = options;
  checkNumber(name, 'momentum', momentum, 'be from 0 to 1', (x) => x >= 0 && x <= 1);
  const { epsilon, center, scale, parameters } = gammaAndBeta(name, options);
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
        ...parameters(shape),
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
