import type { ArrayInput } from '../../arrays/view.js';
import { elementwiseLoss, meanRowLoss } from './rowLoss.js';

/** `(prediction − target)²`, the mean over a row */
export const squaredErrorRow = elementwiseLoss({
  value: (prediction, target) => (prediction - target) ** 2,
  slope: (prediction, target) => 2 * (prediction - target),
});

/**
 * The mean of the squared differences, `(prediction − target)²` (Goodfellow, Bengio and Courville, Deep Learning, 2016,
 * section 5.1.4).
 *
 * @param targets numbers in the shape of `predictions`
 * @param predictions `[n, …]`
 * @returns the mean over all values
 * @throws ArgumentError
 */
export function meanSquaredError(targets: ArrayInput, predictions: ArrayInput): number {
  return meanRowLoss('meanSquaredError', squaredErrorRow, targets, predictions);
}
