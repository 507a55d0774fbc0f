import { checkNumber, checkOptions } from '../../arrays/check.js';
import { checkLearningRate, type LearningRate } from './learningRate.js';
import type { Optimizer } from './optimizer.js';
import {
  checkSharedOptions,
  sharedOptionNames,
  withSharedOptions,
  type SharedOptimizerOptions,
} from './sharedOptions.js';

/** How far a step goes, and how long past gradients count. */
export interface AdadeltaOptions extends SharedOptimizerOptions {
  /** Above 0, or a schedule; 1 is the article's. Default 0.001. */
  learningRate?: LearningRate;
  /** Decay rate of the mean squares, from 0 to below 1. Default 0.95. */
  rho?: number;
  /** Added under the square roots, above 0. Default 1e-7. */
  epsilon?: number;
}

/**
 * Adadelta: Zeiler, "ADADELTA: an adaptive learning rate method", arXiv 1212.5701, 2012, as Keras computes it. With
 * gradient g: v = ρ v + (1 − ρ) g², Δ = g √(u + ε) / √(v + ε), u = ρ u + (1 − ρ) Δ², w −= η Δ.
 *
 * @throws ArgumentError
 */
export function adadelta(options: AdadeltaOptions = {}): Optimizer {
  const name = 'optimizers.adadelta';
  checkOptions(name, options, ['learningRate', 'rho', 'epsilon', ...sharedOptionNames]);
  const { learningRate = 0.001, rho = 0.95, epsilon = 1e-7 } = options;
  const rate = checkLearningRate(name, learningRate);
  checkNumber(name, 'rho', rho, 'be from 0 to below 1', (x) => x >= 0 && x < 1);
  checkNumber(name, 'epsilon', epsilon, 'be above 0', (x) => x > 0);
  const shared = checkSharedOptions(name, options);
  return {
    kind: 'adadelta',
    options: { learningRate: rate.option, rho, epsilon, ...shared },
    slots: 2,
    nonNegativeSlots: [0, 1],
    // The loop is in kernels/plain/adadelta.ts, the same in SIMD in assembly/adadelta.ts.
    ...withSharedOptions(shared, rate.rateAt, (kernels, weights, gradients, [v, u], length, step) => {
      const settings = { learningRate: rate.rateAt(step), rho, epsilon };
      kernels.adadelta(weights, gradients, v, u, length, settings);
    }),
  };
}
