import { checkFlag, checkNumber, checkOptions } from '../../arrays/check.js';
import { checkLearningRate, type LearningRate } from './learningRate.js';
import type { Optimizer } from './optimizer.js';
import {
  checkSharedOptions,
  sharedOptionNames,
  withSharedOptions,
  type SharedOptimizerOptions,
} from './sharedOptions.js';

/** How far a step goes, and how long past gradients count. */
export interface RmspropOptions extends SharedOptimizerOptions {
  /** Above 0, or a schedule. Default 0.001. */
  learningRate?: LearningRate;
  /** Decay rate of the mean squared gradient, from 0 to below 1. Default 0.9. */
  rho?: number;
  /** The share of the last update that is added to the next, from 0 to 1. Default 0. */
  momentum?: number;
  /** Added under the square root, above 0. Default 1e-7. */
  epsilon?: number;
  /** Whether to divide by the gradient's estimated variance and not by its mean square. Default false. */
  centered?: boolean;
}

/**
 * RMSprop: Tieleman and Hinton, lecture 6.5 of "Neural networks for machine learning", 2012, as Keras computes it.
 * With gradient g: v = ρ v + (1 − ρ) g², u = momentum · u + η g / √(v + ε), w −= u; centered, v − mean(g)² replaces v
 * under the root.
 *
 * @throws ArgumentError
 */
export function rmsprop(options: RmspropOptions = {}): Optimizer {
  const name = 'optimizers.rmsprop';
  checkOptions(name, options, [
    'learningRate',
    'rho',
    'momentum',
    'epsilon',
    'centered',
    ...sharedOptionNames,
  ]);
  const { learningRate = 0.001, rho = 0.9, momentum = 0, epsilon = 1e-7, centered = false } = options;
  const rate = checkLearningRate(name, learningRate);
  checkNumber(name, 'rho', rho, 'be from 0 to below 1', (x) => x >= 0 && x < 1);
  checkNumber(name, 'momentum', momentum, 'be from 0 to 1', (x) => x >= 0 && x <= 1);
  checkNumber(name, 'epsilon', epsilon, 'be above 0', (x) => x > 0);
  checkFlag(name, 'centered', centered);
  const shared = checkSharedOptions(name, options);
  return {
    kind: 'rmsprop',
    options: { learningRate: rate.option, rho, momentum, epsilon, centered, ...shared },
    slots: 3,
    nonNegativeSlots: [0],
    ...withSharedOptions(
      shared,
      rate.rateAt,
      (kernels, weights, gradients, [v, mean, velocity], length, step) => {
        // The loop is in kernels/plain/rmsprop.ts, the same in SIMD in assembly/rmsprop.ts.
        const settings = { learningRate: rate.rateAt(step), rho, momentum, epsilon, centered };
        kernels.rmsprop(weights, gradients, v, mean, velocity, length, settings);
      },
    ),
  };
}
