import type { ArrayInput } from '../../arrays/view.js';
import {
  checkFromLogits,
  checkProbability,
  crossEntropyFromLogitsRow,
  crossEntropyRow,
  type CrossentropyOptions,
  type TargetAt,
} from './crossEntropy.js';
import { meanRowLoss } from './rowLoss.js';

/** Every class has a target of its own. */
export const denseTarget: TargetAt = (targets, targetOffset, i) => targets[targetOffset + i];

export const categoricalCrossentropyRow = crossEntropyRow(denseTarget);
export const categoricalCrossentropyFromLogitsRow = crossEntropyFromLogitsRow(denseTarget);

/**
 * The mean over the rows of −Σ t log p, with targets t and probabilities p (Goodfellow, Bengio and Courville, Deep
 * Learning, 2016, section 6.2.2.3).
 *
 * @param targets a number from 0 to 1 for each class, such as `[0, 0, 1]`, in the shape of `predictions`
 * @param predictions `[n, classes]` probabilities, each row divided by its sum and clipped to [1e-7, 1 − 1e-7], or with
 *   `fromLogits` the values before a softmax
 * @param options `fromLogits`, default false
 * @throws ArgumentError
 */
export function categoricalCrossentropy(
  targets: ArrayInput,
  predictions: ArrayInput,
  options: CrossentropyOptions = {},
): number {
  const name = 'categoricalCrossentropy';
  const fromLogits = checkFromLogits(name, options);
  const row = fromLogits ? categoricalCrossentropyFromLogitsRow : categoricalCrossentropyRow;
  return meanRowLoss(name, row, targets, predictions, checkProbability(name, 'targets'));
}
