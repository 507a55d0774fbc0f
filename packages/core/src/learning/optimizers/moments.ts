// What Adam and its variants share: options, and the moving means of the gradient and of its square.
import { checkNumber } from '../../arrays/check.js';
import { checkLearningRate, type LearningRate } from './learningRate.js';
import { checkSharedOptions, sharedOptionNames, type SharedOptimizerOptions } from './sharedOptions.js';

/** How far a step goes, and how long past gradients count. */
export interface MomentOptions extends SharedOptimizerOptions {
  /** Above 0, or a schedule. Default 0.001. */
  learningRate?: LearningRate;
  /** Decay rate of the mean gradient, from 0 to below 1. Default 0.9. */
  beta1?: number;
  /** Decay rate of the mean squared gradient, of Adamax' largest gradient; from 0 to below 1. Default 0.999. */
  beta2?: number;
  /** Added to the square root of the mean square, to Adamax' largest gradient; above 0. Default 1e-7. */
  epsilon?: number;
}

export const momentOptionNames = [
  'learningRate',
  'beta1',
  'beta2',
  'epsilon',
  ...sharedOptionNames,
] as const satisfies readonly (keyof MomentOptions)[];

/** Checks the options; `plain` are all of them as plain data. */
export function checkMomentOptions(functionName: string, options: MomentOptions) {
  const { learningRate = 0.001, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-7 } = options;
  const { option, rateAt } = checkLearningRate(functionName, learningRate);
  checkNumber(functionName, 'beta1', beta1, 'be from 0 to below 1', (x) => x >= 0 && x < 1);
  checkNumber(functionName, 'beta2', beta2, 'be from 0 to below 1', (x) => x >= 0 && x < 1);
  checkNumber(functionName, 'epsilon', epsilon, 'be above 0', (x) => x > 0);
  const shared = checkSharedOptions(functionName, options);
  const plain = { learningRate: option, beta1, beta2, epsilon, ...shared };
  return { rateAt, beta1, beta2, epsilon, shared, plain };
}
