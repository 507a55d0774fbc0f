import { checkCount, checkFlag, checkNumber, checkOptions } from '../../../arrays/check.js';
import type { Schedule } from './schedule.js';

/** Where the rate begins, and how fast it falls. */
export interface ExponentialDecayOptions {
  /** Above 0. */
  initialLearningRate: number;
  /** Steps after which the rate has fallen by the factor `decayRate`. */
  decaySteps: number;
  /** Above 0; below 1 the rate falls. */
  decayRate: number;
  /** Falls once every `decaySteps` instead of a little with every step. Default false. */
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
