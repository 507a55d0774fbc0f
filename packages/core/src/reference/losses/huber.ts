import { checkNumber } from '../../arrays/check.js';
import type { ArrayInput } from '../../arrays/view.js';
import { checkLossOptions, elementwiseLoss, meanRowLoss } from './rowLoss.js';

/** `½ e²` for a difference e of at most `delta`, beyond it the line `delta · (|e| − ½ delta)`, its mean over a row */
export const huberRow = (delta: number) =>
  elementwiseLoss({
    value(prediction, target) {
      const e = Math.abs(prediction - target);
      return e <= delta ? (e * e) / 2 : delta * (e - delta / 2);
    },
    slope: (prediction, target) => Math.min(Math.max(prediction - target, -delta), delta),
  });

/**
 * The mean of squared differences that grow only evenly beyond `delta`, so that outliers weigh less: Huber,
 * "Robust estimation of a location parameter", 1964.
 *
 * @param targets the shape of `predictions`
 * @param predictions `[n, …]`
 * @param options `delta` above 0, default 1
 * @throws ArgumentError
 */
export function huber(
  targets: ArrayInput,
  predictions: ArrayInput,
  options: { delta?: number } = {},
): number {
  checkLossOptions('huber', options);
  const { delta = 1 } = options;
  checkNumber('huber', 'delta', delta, 'be above 0', (d) => d > 0);
  return meanRowLoss('huber', huberRow(delta), targets, predictions);
}
