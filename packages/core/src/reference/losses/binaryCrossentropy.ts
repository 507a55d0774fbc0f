import type { ArrayInput } from '../../arrays/view.js';
import { sigmoidActivation, softplusActivation } from '../scalarActivations.js';
import {
  checkFromLogits,
  checkProbability,
  clipProbability,
  type CrossentropyOptions,
} from './crossEntropy.js';
import { elementwiseLoss, meanRowLoss } from './rowLoss.js';

/** `−t log p − (1 − t) log(1 − p)` with p clipped to [1e-7, 1 − 1e-7], the mean over a row */
export const binaryCrossentropyRow = elementwiseLoss({
  value(prediction, target) {
    const p = clipProbability(prediction);
    return -target * Math.log(p) - (1 - target) * Math.log(1 - p);
  },
  slope(prediction, target) {
    const p = clipProbability(prediction);
    return p === prediction ? (1 - target) / (1 - p) - target / p : 0;
  },
});

/** The same with `p = sigmoid(x)`, without clipping: `log(1 + exp(x)) − t x`, with the slope `sigmoid(x) − t` */
export const binaryCrossentropyFromLogitsRow = elementwiseLoss({
  value: (logit, target) => softplusActivation.value(logit) - target * logit,
  slope: (logit, target) => sigmoidActivation.value(logit) - target,
});

/**
 * The mean of −t log p − (1 − t) log(1 − p), where each prediction p is the probability that its target t is 1
 * (Goodfellow, Bengio and Courville, Deep Learning, 2016, section 6.2.2.2).
 *
 * @param targets numbers from 0 to 1, in the shape of `predictions`
 * @param predictions `[n, …]` probabilities, clipped to [1e-7, 1 − 1e-7], or with `fromLogits` the values before a sigmoid
 * @param options `fromLogits`, default false
 * @returns the mean over all values
 * @throws ArgumentError
 */
export function binaryCrossentropy(
  targets: ArrayInput,
  predictions: ArrayInput,
  options: CrossentropyOptions = {},
): number {
  const name = 'binaryCrossentropy';
  const row = checkFromLogits(name, options) ? binaryCrossentropyFromLogitsRow : binaryCrossentropyRow;
  return meanRowLoss(name, row, targets, predictions, checkProbability(name, 'targets'));
}
