import type { ArrayInput } from '../../arrays/view.js';
import { softplusActivation } from '../scalarActivations.js';
import { elementwiseLoss, meanRowLoss } from './rowLoss.js';

/** `log cosh e` for a difference e, as `e + log(1 + exp(−2 e)) − log 2`; the mean over a row */
export const logCoshRow = elementwiseLoss({
  value(prediction, target) {
    const e = Math.abs(prediction - target);
    return e + softplusActivation.value(-2 * e) - Math.LN2;
  },
  slope: (prediction, target) => Math.tanh(prediction - target),
});

/**
 * The mean of log cosh(prediction − target), which is about ½ e² for small differences and |e| − log 2 for large ones.
 *
 * @param targets numbers in the shape of `predictions`
 * @param predictions `[n, …]`
 * @returns the mean over all values
 * @throws ArgumentError
 */
export function logCosh(targets: ArrayInput, predictions: ArrayInput): number {
  return meanRowLoss('logCosh', logCoshRow, targets, predictions);
}
