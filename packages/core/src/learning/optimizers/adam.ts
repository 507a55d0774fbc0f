import { checkNumber, checkOptions } from '../../arrays/check.js';
import { checkLearningRate, type LearningRate } from './learningRate.js';
import type { Optimizer } from './optimizer.js';

/** How far a step goes, and how long past gradients count. */
export interface AdamOptions {
  /** Above 0, or a schedule. Default 0.001. */
  learningRate?: LearningRate;
  /** Decay rate of the mean gradient, from 0 to below 1. Default 0.9. */
  beta1?: number;
  /** Decay rate of the mean squared gradient, from 0 to below 1. Default 0.999. */
  beta2?: number;
  /** Added to the square root of the mean square, above 0. Default 1e-7. */
  epsilon?: number;
}

/**
 * Adam: Kingma and Ba, "Adam: a method for stochastic optimization", ICLR 2015, in the
 * order of computation given before section 2.1, as Keras computes it. With gradient g at step t:
 * m += (1 − β₁)(g − m), v += (1 − β₂)(g² − v), w −= η √(1 − β₂ᵗ) / (1 − β₁ᵗ) · m / (√v + ε).
 *
 * @throws ArgumentError
 */
export function adam(options: AdamOptions = {}): Optimizer {
  checkOptions('optimizers.adam', options, ['learningRate', 'beta1', 'beta2', 'epsilon']);
  return adamLike('adam', options, 0);
}

/** Adam, or Adam with decoupled weight decay. */
export function adamLike(kind: 'adam' | 'adamW', options: AdamOptions, weightDecay: number): Optimizer {
  const name = `optimizers.${kind}`;
  const { learningRate = 0.001, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-7 } = options;
  const rate = checkLearningRate(name, learningRate);
  checkNumber(name, 'beta1', beta1, 'be from 0 to below 1', (x) => x >= 0 && x < 1);
  checkNumber(name, 'beta2', beta2, 'be from 0 to below 1', (x) => x >= 0 && x < 1);
  checkNumber(name, 'epsilon', epsilon, 'be above 0', (x) => x > 0);
  const adamOptions = { learningRate: rate.option, beta1, beta2, epsilon };
  return {
    kind,
    options: kind === 'adamW' ? { ...adamOptions, weightDecay } : adamOptions,
    slots: 2,
    update(kernels, weights, gradients, [m, v], length, step) {
      const settings = { learningRate: rate.rateAt(step), beta1, beta2, epsilon, weightDecay, step };
      kernels.adam(weights, gradients, m, v, length, settings);
    },
  };
}
