import { checkNumber, checkOptions } from '../../arrays/check.js';
import { checkLearningRate, type LearningRate } from './learningRate.js';
import type { Optimizer } from './optimizer.js';
import {
  checkSharedOptions,
  sharedOptionNames,
  withSharedOptions,
  type SharedOptimizerOptions,
} from './sharedOptions.js';

/** How far a step goes, which becomes less as squared gradients add up. */
export interface AdagradOptions extends SharedOptimizerOptions {
  /** Above 0, or a schedule. Default 0.001. */
  learningRate?: LearningRate;
  /** What the sum of squared gradients starts from, 0 or more. Default 0.1. */
  initialAccumulatorValue?: number;
  /** Added under the square root, above 0. Default 1e-7. */
  epsilon?: number;
}

/**
 * Adagrad: Duchi, Hazan and Singer, "Adaptive subgradient methods for online learning and stochastic
 * optimization", JMLR 2011, as Keras computes it. With gradient g: s += g², w −= η g / √(s + ε).
 *
 * @throws ArgumentError
 */
export function adagrad(options: AdagradOptions = {}): Optimizer {
  const name = 'optimizers.adagrad';
  checkOptions(name, options, ['learningRate', 'initialAccumulatorValue', 'epsilon', ...sharedOptionNames]);
  const { learningRate = 0.001, initialAccumulatorValue = 0.1, epsilon = 1e-7 } = options;
  const rate = checkLearningRate(name, learningRate);
  checkNumber(name, 'initialAccumulatorValue', initialAccumulatorValue, 'be 0 or more', (x) => x >= 0);
  checkNumber(name, 'epsilon', epsilon, 'be above 0', (x) => x > 0);
  const shared = checkSharedOptions(name, options);
  return {
    kind: 'adagrad',
    options: { learningRate: rate.option, initialAccumulatorValue, epsilon, ...shared },
    slots: 1,
    nonNegativeSlots: [0],
    initialSlotValue: initialAccumulatorValue,
    // The loop is in kernels/plain/adagrad.ts, the same in SIMD in assembly/adagrad.ts.
    ...withSharedOptions(shared, rate.rateAt, (kernels, weights, gradients, [sum], length, step) =>
      kernels.adagrad(weights, gradients, sum, length, { learningRate: rate.rateAt(step), epsilon }),
    ),
  };
}
