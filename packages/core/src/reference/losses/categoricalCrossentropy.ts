import type { ArrayInput } from '../../arrays/view.js';
import {
  checkCrossentropy,
  checkProbability,
  crossEntropyFromLogitsRow,
  crossEntropyRow,
  smoothTarget,
  type SmoothedCrossentropyOptions,
  type TargetAt,
} from './crossEntropy.js';
import { meanRowLoss, type RowLoss } from './rowLoss.js';

/** Every class has a target of its own. */
const denseTarget: TargetAt = (targets, targetOffset, i) => targets[targetOffset + i];

/** The same after label smoothing. */
export function smoothedTarget(labelSmoothing: number): TargetAt {
  if (labelSmoothing === 0) return denseTarget;
  return (targets, targetOffset, i, classes) =>
    smoothTarget(targets[targetOffset + i], labelSmoothing, classes);
}

/** `−Σ t log p` with the targets t after label smoothing. */
export function categoricalCrossentropyRow({
  fromLogits = false,
  labelSmoothing = 0,
}: SmoothedCrossentropyOptions = {}): RowLoss {
  const targetAt = smoothedTarget(labelSmoothing);
  return fromLogits ? crossEntropyFromLogitsRow(targetAt) : crossEntropyRow(targetAt);
}

/**
 * The mean over the rows of −Σ t log p, with targets t and probabilities p (Goodfellow, Bengio and Courville, Deep
 * Learning, 2016, section 6.2.2.3).
 *
 * @param targets a number from 0 to 1 for each class, such as `[0, 0, 1]`, in the shape of `predictions`
 * @param predictions `[n, classes]` probabilities, each row divided by its sum and clipped to [1e-7, 1 − 1e-7], or with
 *   `fromLogits` the values before a softmax
 * @param options `fromLogits`, default false; `labelSmoothing`, default 0
 * @throws ArgumentError
 */
export function categoricalCrossentropy(
  targets: ArrayInput,
  predictions: ArrayInput,
  options: SmoothedCrossentropyOptions = {},
): number {
  const name = 'categoricalCrossentropy';
  const row = categoricalCrossentropyRow(checkCrossentropy(name, options));
  return meanRowLoss(name, row, targets, predictions, checkProbability(name, 'targets'));
}
