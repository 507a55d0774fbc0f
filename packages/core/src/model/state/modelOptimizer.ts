import { checkLearningRate } from '../../learning/optimizers/learningRate.js';
import type { OptimizerConfig } from '../../learning/optimizers/optimizer.js';

/** The optimizer of a compiled model. */
export interface ModelOptimizer {
  /** Its name in `optimizers`. */
  readonly kind: string;
  /**
   * The learning rate; by a schedule, that of the step after the last fit. It can be set where it follows no schedule, to
   * a number above 0. During a fit a new rate counts from the next epoch on, set in `onTrainBegin` from the first.
   *
   * @throws ArgumentError, StateError (the rate follows a schedule)
   */
  learningRate: number;
}

/**
 * @param current the optimizer as it is
 * @param nextStep the number of the next training step, from 1
 * @param set receives a new learning rate, not yet checked
 */
export function modelOptimizer(
  current: () => OptimizerConfig,
  nextStep: () => number,
  set: (learningRate: number) => void,
): ModelOptimizer {
  return {
    get kind() {
      return current().kind;
    },
    get learningRate() {
      return checkLearningRate('optimizer', current().options.learningRate).rateAt(nextStep());
    },
    set learningRate(learningRate) {
      set(learningRate);
    },
  };
}
