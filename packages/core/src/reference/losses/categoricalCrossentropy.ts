import { checkFlag } from '../../arrays/check.js';
import type { ArrayInput } from '../../arrays/view.js';
import { checkProbability } from './binaryCrossentropy.js';
import { crossEntropyFromLogitsRow, crossEntropyRow } from './crossEntropy.js';
import { checkLossOptions, meanRowLoss } from './rowLoss.js';

/** Each class has its own target. */
export const denseTarget = (targets: ArrayLike<number>, target: number, i: number) => targets[target + i];

export const categoricalCrossentropyRow = crossEntropyRow(denseTarget);
export const categoricalCrossentropyFromLogitsRow = crossEntropyFromLogitsRow(denseTarget);

/**
 * The mean over the batch of −Σ target · log(probability) (Goodfellow, Bengio and Courville, Deep
 * Learning, 2016, section 6.2.2.3).
 *
 * @param targets a number from 0 to 1 for each class, such as `[0, 0, 1]`, in the shape of `predictions`
 * @param predictions `[n, classes]` probabilities, each row divided by its sum and clipped to [1e-7, 1 − 1e-7], or
 * with `fromLogits` numbers before a softmax
 * @throws ArgumentError
 */
export function categoricalCrossentropy(
  targets: ArrayInput,
  predictions: ArrayInput,
  options: { fromLogits?: boolean } = {},
): number {
  const name = 'categoricalCrossentropy';
  checkLossOptions(name, options);
  const { fromLogits = false } = options;
  checkFlag(name, 'fromLogits', fromLogits);
  const row = fromLogits ? categoricalCrossentropyFromLogitsRow : categoricalCrossentropyRow;
  return meanRowLoss(name, row, targets, predictions, checkProbability(name, 'targets'));
}
