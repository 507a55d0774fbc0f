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
export interface LionOptions extends SharedOptimizerOptions {
  /** Above 0, or a schedule. Default 0.001. */
  learningRate?: LearningRate;
  /** The share of the mean gradient in a step's direction, above 0 and up to 1. Default 0.9. */
  beta1?: number;
  /** Decay rate of the mean gradient, from 0 to below 1. Default 0.99. */
  beta2?: number;
}

/**
 * Lion, which takes steps of one size: Chen et al., "Symbolic discovery of optimization algorithms", NeurIPS 2023.
 * With gradient g: w −= η sign(β₁ m + (1 − β₁) g), m = β₂ m + (1 − β₂) g.
 *
 * @throws ArgumentError
 */
export function lion(options: LionOptions = {}): Optimizer {
  const name = 'optimizers.lion';
  checkOptions(name, options, ['learningRate', 'beta1', 'beta2', ...sharedOptionNames]);
  const { learningRate = 0.001, beta1 = 0.9, beta2 = 0.99 } = options;
  const rate = checkLearningRate(name, learningRate);
  checkNumber(name, 'beta1', beta1, 'be above 0 and up to 1', (x) => x > 0 && x <= 1);
  checkNumber(name, 'beta2', beta2, 'be from 0 to below 1', (x) => x >= 0 && x < 1);
  const shared = checkSharedOptions(name, options);
  return {
    kind: 'lion',
    options: { learningRate: rate.option, beta1, beta2, ...shared },
    slots: 1,
    // The loop is in kernels/plain/lion.ts, the same in SIMD in assembly/lion.ts.
    ...withSharedOptions(shared, rate.rateAt, (kernels, weights, gradients, [m], length, step) => {
      const settings = { learningRate: rate.rateAt(step), beta1, beta2 };
      kernels.lion(weights, gradients, m, length, settings);
    }),
  };
}
