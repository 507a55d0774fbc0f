import type { ArrayInput } from '../../arrays/view.js';
import { elementwiseLoss, meanRowLoss } from './rowLoss.js';

/** A target of 0 counts as −1, so that targets may be 0 and 1. */
const toSign = (target: number) => (target === 0 ? -1 : target);

/** How far t·p is below 1. */
const margin = (prediction: number, target: number) => Math.max(1 - toSign(target) * prediction, 0);

/** `max(1 − t p, 0)`, the mean over a row */
export const hingeRow = elementwiseLoss({
  value: margin,
  slope: (prediction, target) => (margin(prediction, target) > 0 ? -toSign(target) : 0),
});

/** `max(1 − t p, 0)²`, the mean over a row */
export const squaredHingeRow = elementwiseLoss({
  value: (prediction, target) => margin(prediction, target) ** 2,
  slope: (prediction, target) => -2 * margin(prediction, target) * toSign(target),
});

/**
 * The mean of max(1 − t p, 0), for predictions p whose sign is the class (Rosasco et al., "Are loss functions all the
 * same?", Neural Computation 16, 2004).
 *
 * @param targets −1 or 1, or 0 for −1, in the shape of `predictions`
 * @param predictions `[n, …]`, such as the output of tanh
 * @returns the mean over all values
 * @throws ArgumentError
 */
export function hinge(targets: ArrayInput, predictions: ArrayInput): number {
  return meanRowLoss('hinge', hingeRow, targets, predictions);
}

/**
 * The mean of max(1 − t p, 0)², for predictions p whose sign is the class (Rosasco et al., "Are loss functions all the
 * same?", Neural Computation 16, 2004).
 *
 * @param targets −1 or 1, or 0 for −1, in the shape of `predictions`
 * @param predictions `[n, …]`, such as the output of tanh
 * @returns the mean over all values
 * @throws ArgumentError
 */
export function squaredHinge(targets: ArrayInput, predictions: ArrayInput): number {
  return meanRowLoss('squaredHinge', squaredHingeRow, targets, predictions);
}
