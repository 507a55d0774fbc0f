import type { ArrayInput } from '../../arrays/view.js';
import { sigmoidActivation, softplusActivation } from '../scalarActivations.js';
import {
  checkCrossentropy,
  checkProbability,
  clipProbability,
  smoothTarget,
  type SmoothedCrossentropyOptions,
} from './crossEntropy.js';
import { elementwiseLoss, meanRowLoss, type ElementLoss, type RowLoss } from './rowLoss.js';

/** `−t log p − (1 − t) log(1 − p)` with p clipped to [1e-7, 1 − 1e-7] */
const ofProbability: ElementLoss = {
  value(prediction, target) {
    const p = clipProbability(prediction);
    return -target * Math.log(p) - (1 - target) * Math.log(1 - p);
  },
  slope(prediction, target) {
    const p = clipProbability(prediction);
    return p === prediction ? (1 - target) / (1 - p) - target / p : 0;
  },
};

/** The same with `p = sigmoid(x)`, without clipping: `log(1 + exp(x)) − t x`, with the slope `sigmoid(x) − t` */
const ofLogit: ElementLoss = {
  value: (logit, target) => softplusActivation.value(logit) - target * logit,
  slope: (logit, target) => sigmoidActivation.value(logit) - target,
};

/** The mean of either over a row, with the targets after label smoothing */
export function binaryCrossentropyRow({
  fromLogits = false,
  labelSmoothing = 0,
}: SmoothedCrossentropyOptions = {}): RowLoss {
  const { value, slope } = fromLogits ? ofLogit : ofProbability;
  if (labelSmoothing === 0) return elementwiseLoss({ value, slope });
  const smooth = (target: number) => smoothTarget(target, labelSmoothing, 2);
  return elementwiseLoss({
    value: (prediction, target) => value(prediction, smooth(target)),
    slope: (prediction, target) => slope(prediction, smooth(target)),
  });
}

/**
 * The mean of −t log p − (1 − t) log(1 − p), where each prediction p is the probability that its target t is 1
 * (Goodfellow, Bengio and Courville, Deep Learning, 2016, section 6.2.2.2).
 *
 * @param targets numbers from 0 to 1, in the shape of `predictions`
 * @param predictions `[n, …]` probabilities, clipped to [1e-7, 1 − 1e-7], or with `fromLogits` the values before a sigmoid
 * @param options `fromLogits`, default false; `labelSmoothing`, default 0
 * @returns the mean over all values
 * @throws ArgumentError
 */
export function binaryCrossentropy(
  targets: ArrayInput,
  predictions: ArrayInput,
  options: SmoothedCrossentropyOptions = {},
): number {
  const name = 'binaryCrossentropy';
  const row = binaryCrossentropyRow(checkCrossentropy(name, options));
  return meanRowLoss(name, row, targets, predictions, checkProbability(name, 'targets'));
}
