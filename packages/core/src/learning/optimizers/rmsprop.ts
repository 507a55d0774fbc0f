import { checkFlag, checkNumber, checkOptions } from '../../arrays/check.js';
import { checkLearningRate, type LearningRate } from './learningRate.js';
import type { Optimizer } from './optimizer.js';

/** How far a step goes, and how long gradients are remembered. */
export interface RmspropOptions {
  /** Default 0.001. */
  learningRate?: LearningRate;
  /** Decay of the mean squared gradient, default 0.9. */
  rho?: number;
  /** Share of the last move that goes on, default 0. */
  momentum?: number;
  /** Added under the root, default 1e-7. */
  epsilon?: number;
  /** Divides by the gradient's estimated variance instead of its mean square. Default false. */
  centered?: boolean;
}

/**
 * RMSprop: Tieleman and Hinton, lecture 6.5 of "Neural networks for machine learning", 2012, as Keras computes it.
 * With gradient g: v = ρ v + (1 − ρ) g², w −= η g / √(v + ε); centered, v − mean(g)² takes the place of v.
 *
 * @throws ArgumentError
 */
export function rmsprop(options: RmspropOptions = {}): Optimizer {
  const name = 'optimizers.rmsprop';
  checkOptions(name, options, ['learningRate', 'rho', 'momentum', 'epsilon', 'centered']);
  const { learningRate = 0.001, rho = 0.9, momentum = 0, epsilon = 1e-7, centered = false } = options;
  const rate = checkLearningRate(name, learningRate);
  checkNumber(name, 'rho', rho, 'be from 0 to below 1', (x) => x >= 0 && x < 1);
  checkNumber(name, 'momentum', momentum, 'be from 0 to 1', (x) => x >= 0 && x <= 1);
  checkNumber(name, 'epsilon', epsilon, 'be above 0', (x) => x > 0);
  checkFlag(name, 'centered', centered);
  return {
    kind: 'rmsprop',
    options: { learningRate: rate.option, rho, momentum, epsilon, centered },
    slots: 3,
    update({ memory }, weights, gradients, [v, mean, speed], length, step) {
      const eta = rate.rateAt(step);
      for (let i = 0; i < length; i++) {
        const gradient = memory[gradients + i];
        memory[v + i] = rho * memory[v + i] + (1 - rho) * gradient * gradient;
        let square = memory[v + i];
        if (centered) {
          memory[mean + i] = rho * memory[mean + i] + (1 - rho) * gradient;
          square -= memory[mean + i] ** 2;
        }
        memory[speed + i] = momentum * memory[speed + i] + (eta * gradient) / Math.sqrt(square + epsilon);
        memory[weights + i] -= memory[speed + i];
      }
    },
  };
}
