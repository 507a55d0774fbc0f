import { checkFlag, checkNumber, checkOptions } from '../../arrays/check.js';
import { checkLearningRate, type LearningRate } from './learningRate.js';
import type { Optimizer } from './optimizer.js';
import {
  checkSharedOptions,
  sharedOptionNames,
  withSharedOptions,
  type SharedOptimizerOptions,
} from './sharedOptions.js';

/** How far a step goes, and what it adds of the last. */
export interface SgdOptions extends SharedOptimizerOptions {
  /** Above 0, or a schedule. Default 0.01. */
  learningRate?: LearningRate;
  /** The share of the last update that is added to the next, from 0 to 1. Default 0. */
  momentum?: number;
  /** Whether to use Nesterov's momentum. Default false. */
  nesterov?: boolean;
}

/**
 * Stochastic gradient descent: Robbins and Monro, "A stochastic approximation method", 1951. With gradient g:
 * v = momentum · v − η g, w += v; with Nesterov's momentum w += momentum · v − η g: Sutskever, Martens, Dahl and
 * Hinton, "On the importance of initialization and momentum in deep learning", ICML 2013.
 *
 * @throws ArgumentError
 */
export function sgd(options: SgdOptions = {}): Optimizer {
  const name = 'optimizers.sgd';
  checkOptions(name, options, ['learningRate', 'momentum', 'nesterov', ...sharedOptionNames]);
  const { learningRate = 0.01, momentum = 0, nesterov = false } = options;
  const rate = checkLearningRate(name, learningRate);
  checkNumber(name, 'momentum', momentum, 'be from 0 to 1', (x) => x >= 0 && x <= 1);
  checkFlag(name, 'nesterov', nesterov);
  const shared = checkSharedOptions(name, options);
  return {
    kind: 'sgd',
    options: { learningRate: rate.option, momentum, nesterov, ...shared },
    slots: momentum === 0 ? 0 : 1,
    ...withSharedOptions(shared, rate.rateAt, (kernels, weights, gradients, [velocity = 0], length, step) => {
      // The loop is in kernels/plain/sgd.ts, the same in SIMD in assembly/sgd.ts.
      kernels.sgd(weights, gradients, velocity, length, {
        learningRate: rate.rateAt(step),
        momentum,
        nesterov,
      });
    }),
  };
}
