import type { ArrayInput } from '../../arrays/view.js';
import { elementwiseLoss, meanRowLoss } from './rowLoss.js';

/** `|prediction − target|`, the mean over a row; the slope where they are equal is 0 */
export const absoluteErrorRow = elementwiseLoss({
  value: (prediction, target) => Math.abs(prediction - target),
  slope: (prediction, target) => Math.sign(prediction - target),
});

/**
 * The mean of the absolute differences, `|prediction − target|` (Goodfellow, Bengio and Courville, Deep Learning, 2016,
 * section 6.2.1.2).
 *
 * @param targets numbers in the shape of `predictions`
 * @param predictions `[n, …]`
 * @returns the mean over all values
 * @throws ArgumentError
 */
export function meanAbsoluteError(targets: ArrayInput, predictions: ArrayInput): number {
  return meanRowLoss('meanAbsoluteError', absoluteErrorRow, targets, predictions);
}
