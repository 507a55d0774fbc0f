import type { ArrayInput } from '../../arrays/view.js';
import { elementwiseLoss, meanRowLoss } from './rowLoss.js';

/** `(prediction − target)²`, its mean over a row */
export const squaredErrorRow = elementwiseLoss({
  value: (prediction, target) => (prediction - target) ** 2,
  slope: (prediction, target) => 2 * (prediction - target),
});

/**
 * The mean of the squared differences.
 *
 * @param targets the shape of `predictions`
 * @param predictions `[n, …]`
 * @throws ArgumentError
 */
export function meanSquaredError(targets: ArrayInput, predictions: ArrayInput): number {
  return meanRowLoss('meanSquaredError', squaredErrorRow, targets, predictions);
}
