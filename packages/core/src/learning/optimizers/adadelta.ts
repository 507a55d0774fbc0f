import { checkNumber, checkOptions } from '../../arrays/check.js';
import { checkLearningRate, type LearningRate } from './learningRate.js';
import { flushMoment } from '../../kernels/plain/flushMoment.js';
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
    ...withSharedOptions(shared, rate.rateAt, ({ memory }, weights, gradients, [v, u], length, step) => {
      const eta = rate.rateAt(step);
      for (let i = 0; i < length; i++) {
        const gradient = memory[gradients + i];
        memory[v + i] = flushMoment(rho * memory[v + i] + (1 - rho) * gradient * gradient);
        const change = (gradient * Math.sqrt(memory[u + i] + epsilon)) / Math.sqrt(memory[v + i] + epsilon);
        memory[u + i] = flushMoment(rho * memory[u + i] + (1 - rho) * change * change);
        memory[weights + i] -= eta * change;
      }
    }),
  };
}
