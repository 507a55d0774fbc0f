import { checkNumber, checkOptions } from '../../arrays/check.js';
import type { ArrayInput } from '../../arrays/view.js';
import { elementwiseLoss, meanRowLoss } from './rowLoss.js';

/** `½ e²` for a difference e of at most `delta`, above it `delta · (|e| − ½ delta)`, the mean over a row */
export const huberRow = (delta: number) =>
  elementwiseLoss({
    value(prediction, target) {
      const e = Math.abs(prediction - target);
      return e <= delta ? (e * e) / 2 : delta * (e - delta / 2);
    },
    slope: (prediction, target) => Math.min(Math.max(prediction - target, -delta), delta),
  });

/**
 * The mean of half the squared differences, which above `delta` grow linearly, so that outliers count less:
 * `½ e²` for |e| ≤ delta, else `delta · (|e| − ½ delta)` (Huber, "Robust estimation of a location parameter", Annals of
 * Mathematical Statistics 35, 1964).
 *
 * @param targets numbers in the shape of `predictions`
 * @param predictions `[n, …]`
 * @param options `delta`, above 0, default 1
 * @returns the mean over all values
 * @throws ArgumentError
 */
export function huber(
  targets: ArrayInput,
  predictions: ArrayInput,
  options: { delta?: number } = {},
): number {
  const delta = checkDelta('huber', options);
  return meanRowLoss('huber', huberRow(delta), targets, predictions);
}

/** Checks the options of the Huber loss, and returns `delta`. */
export function checkDelta(functionName: string, options: { delta?: number }): number {
  checkOptions(functionName, options, ['delta']);
  const { delta = 1 } = options;
  return checkNumber(functionName, 'delta', delta, 'be above 0', (d) => d > 0);
}
