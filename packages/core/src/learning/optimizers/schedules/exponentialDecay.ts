import { checkCount, checkFlag, checkNumber, checkOptions } from '../../../arrays/check.js';
import type { Schedule } from './schedule.js';

/** The first rate, and how fast it decays. */
export interface ExponentialDecayOptions {
  /** The rate of the first step, above 0. */
  initialLearningRate: number;
  /** Training steps after which the rate is multiplied by `decayRate`; a whole number from 1. */
  decaySteps: number;
  /** The factor, above 0; below 1 the rate decays. */
  decayRate: number;
  /** Whether to multiply once every `decaySteps`, and not a little at every step. Default false. */
  staircase?: boolean;
}

/**
 * `initialLearningRate · decayRate^(step / decaySteps)`.
 *
 * @throws ArgumentError
 */
export function exponentialDecay(options: ExponentialDecayOptions): Schedule {
  const name = 'schedules.exponentialDecay';
  checkOptions(name, options, ['initialLearningRate', 'decaySteps', 'decayRate', 'staircase']);
  const { initialLearningRate, decaySteps, decayRate, staircase = false } = options;
  checkNumber(name, 'initialLearningRate', initialLearningRate, 'be above 0', (x) => x > 0);
  checkCount(name, 'decaySteps', decaySteps);
  checkNumber(name, 'decayRate', decayRate, 'be above 0', (x) => x > 0);
  checkFlag(name, 'staircase', staircase);
  return {
    kind: 'exponentialDecay',
    options: { initialLearningRate, decaySteps, decayRate, staircase },
    rateAt(step) {
      const times = step / decaySteps;
      return initialLearningRate * decayRate ** (staircase ? Math.floor(times) : times);
    },
  };
}
