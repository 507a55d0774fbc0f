import type { ArrayInput } from '../../arrays/view.js';
import { elementwiseLoss, meanRowLoss } from './rowLoss.js';

/** `|prediction − target|`, its mean over a row; the slope where they are equal is 0 */
export const absoluteErrorRow = elementwiseLoss({
  value: (prediction, target) => Math.abs(prediction - target),
  slope: (prediction, target) => Math.sign(prediction - target),
});

/**
 * The mean of the absolute differences.
 *
 * @param targets the shape of `predictions`
 * @param predictions `[n, …]`
 * @throws ArgumentError
 */
export function meanAbsoluteError(targets: ArrayInput, predictions: ArrayInput): number {
  return meanRowLoss('meanAbsoluteError', absoluteErrorRow, targets, predictions);
}
