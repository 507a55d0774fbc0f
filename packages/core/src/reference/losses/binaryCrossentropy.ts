import { checkFlag } from '../../arrays/check.js';
import { ArgumentError } from '../../arrays/errors.js';
import { sigmoidActivation, softplusActivation } from '../scalarActivations.js';
import type { ArrayInput } from '../../arrays/view.js';
import { clipProbability } from './crossEntropy.js';
import { checkLossOptions, elementwiseLoss, meanRowLoss } from './rowLoss.js';

/** `−t log p − (1 − t) log(1 − p)` with p clipped to [1e-7, 1 − 1e-7], its mean over a row */
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

/** The same of `p = sigmoid(x)`, without clipping: `log(1 + exp(x)) − t x`, with the slope `sigmoid(x) − t` */
export const binaryCrossentropyFromLogitsRow = elementwiseLoss({
  value: (logit, target) => softplusActivation.value(logit) - target * logit,
  slope: (logit, target) => sigmoidActivation.value(logit) - target,
});

/**
 * The mean of −log(probability given to what was the case), where each output says yes or no by itself
 * (Goodfellow, Bengio and Courville, Deep Learning, 2016, section 6.2.2.2).
 *
 * @param targets numbers from 0 to 1, in the shape of `predictions`
 * @param predictions `[n, …]` probabilities, clipped to [1e-7, 1 − 1e-7], or with `fromLogits` numbers before a
 * sigmoid
 * @throws ArgumentError
 */
export function binaryCrossentropy(
  targets: ArrayInput,
  predictions: ArrayInput,
  options: { fromLogits?: boolean } = {},
): number {
  const name = 'binaryCrossentropy';
  checkLossOptions(name, options);
  const { fromLogits = false } = options;
  checkFlag(name, 'fromLogits', fromLogits);
  const row = fromLogits ? binaryCrossentropyFromLogitsRow : binaryCrossentropyRow;
  return meanRowLoss(name, row, targets, predictions, checkProbability(name, 'targets'));
}

/** Refuses a target that is no probability. */
export function checkProbability(
  functionName: string,
  argument: string,
): (target: number, i: number) => void {
  return (target, i) => {
    if (!(target >= 0 && target <= 1)) {
      throw new ArgumentError(functionName, `${argument}[${i}]`, 'be a number from 0 to 1', target);
    }
  };
}
