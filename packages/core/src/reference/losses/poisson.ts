import type { ArrayInput } from '../../arrays/view.js';
import { elementwiseLoss, meanRowLoss } from './rowLoss.js';

/** Added under the logarithm, so that it is finite for a prediction of 0 (Keras' epsilon). */
const epsilon = 1e-7;

/** `p − t log(p + 1e-7)`, the mean over a row */
export const poissonRow = elementwiseLoss({
  value: (prediction, target) => prediction - target * Math.log(prediction + epsilon),
  slope: (prediction, target) => 1 - target / (prediction + epsilon),
});

/**
 * The mean of p − t log p, for predictions p that are the expected value of a count t: the negative log-likelihood of a
 * Poisson distribution without its constant (McCullagh and Nelder, Generalized Linear Models, 1989, chapter 6).
 *
 * @param targets numbers in the shape of `predictions`
 * @param predictions `[n, …]`, 0 or more
 * @returns the mean over all values
 * @throws ArgumentError
 */
export function poisson(targets: ArrayInput, predictions: ArrayInput): number {
  return meanRowLoss('poisson', poissonRow, targets, predictions);
}
