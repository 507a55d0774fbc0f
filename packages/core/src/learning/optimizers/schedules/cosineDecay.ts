import { checkCount, checkNumber, checkOptions } from '../../../arrays/check.js';
import type { Schedule } from './schedule.js';

/** From what to what rate, and in how many steps. */
export interface CosineDecayOptions {
  /** The rate of the first step, above 0. */
  initialLearningRate: number;
  /** Training steps after which the rate stays at its last value; a whole number from 1. */
  decaySteps: number;
  /** The last rate as a share of the first, from 0 to 1. Default 0. */
  alpha?: number;
}

/**
 * Decays along half a cosine: Loshchilov and Hutter, "SGDR: stochastic gradient descent with warm restarts", ICLR
 * 2017, without restarts.
 *
 * @throws ArgumentError
 */
export function cosineDecay(options: CosineDecayOptions): Schedule {
  const name = 'schedules.cosineDecay';
  checkOptions(name, options, ['initialLearningRate', 'decaySteps', 'alpha']);
  const { initialLearningRate, decaySteps, alpha = 0 } = options;
  checkNumber(name, 'initialLearningRate', initialLearningRate, 'be above 0', (x) => x > 0);
  checkCount(name, 'decaySteps', decaySteps);
  checkNumber(name, 'alpha', alpha, 'be from 0 to 1', (x) => x >= 0 && x <= 1);
  return {
    kind: 'cosineDecay',
    options: { initialLearningRate, decaySteps, alpha },
    rateAt(step) {
      const cosine = (1 + Math.cos((Math.PI * Math.min(step, decaySteps)) / decaySteps)) / 2;
      return initialLearningRate * ((1 - alpha) * cosine + alpha);
    },
  };
}
