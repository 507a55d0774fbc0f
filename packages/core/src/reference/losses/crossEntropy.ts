// Cross-entropy of one row of classes: the loss, and its gradient. Letters: p probabilities, x logits, t targets.
import { checkFlag, checkNumber, checkOptions } from '../../arrays/check.js';
import { ArgumentError } from '../../arrays/errors.js';
import type { RowLoss } from './rowLoss.js';

/** The options of the cross-entropies. */
export interface CrossentropyOptions {
  /** Whether predictions are logits, the values before the softmax or sigmoid, and not probabilities. Default false. */
  fromLogits?: boolean;
}

/** The options of the cross-entropies whose targets are probabilities. */
export interface SmoothedCrossentropyOptions extends CrossentropyOptions {
  /**
   * The share s of each target that is spread evenly over all classes, from 0 to 1: t becomes t (1 − s) + s / classes, in
   * the binary cross-entropy, which has two classes, t (1 − s) + s / 2. Default 0.
   */
  labelSmoothing?: number;
}

/** Checks the options of a cross-entropy with class numbers, and returns `fromLogits`. */
export function checkFromLogits(functionName: string, options: CrossentropyOptions): boolean {
  checkOptions(functionName, options, ['fromLogits']);
  const { fromLogits = false } = options;
  return checkFlag(functionName, 'fromLogits', fromLogits);
}

/** Checks the options of a cross-entropy with probabilities, and returns them with their defaults. */
export function checkCrossentropy(
  functionName: string,
  options: SmoothedCrossentropyOptions,
): Required<SmoothedCrossentropyOptions> {
  checkOptions(functionName, options, ['fromLogits', 'labelSmoothing']);
  const { fromLogits = false, labelSmoothing = 0 } = options;
  checkFlag(functionName, 'fromLogits', fromLogits);
  checkNumber(functionName, 'labelSmoothing', labelSmoothing, 'be from 0 to 1', (x) => x >= 0 && x <= 1);
  return { fromLogits, labelSmoothing };
}

/** A target t of one of `classes` classes after label smoothing. */
export function smoothTarget(t: number, labelSmoothing: number, classes: number): number {
  return t * (1 - labelSmoothing) + labelSmoothing / classes;
}

/** Refuses a target that is not a probability. */
export function checkProbability(
  functionName: string,
  argument: string,
): (target: number, i: number) => void {
  return (target, i) => {
    if (!(target >= 0 && target <= 1)) {
      throw new ArgumentError(functionName, `${argument}[${i}]`, 'be a number from 0 to 1', target);
    }
  };
}

/** Probabilities are kept this far from 0 and 1, so that a logarithm is finite (Keras' epsilon). */
const epsilon = 1e-7;

export function clipProbability(p: number): number {
  return Math.min(Math.max(p, epsilon), 1 - epsilon);
}

/** The target of class `i`, for the row whose target begins at index `targetOffset`. */
export type TargetAt = (
  targets: ArrayLike<number>,
  targetOffset: number,
  i: number,
  classes: number,
) => number;

/** `−Σ t log p`. The row is divided by its sum and clipped to [1e-7, 1 − 1e-7], as in Keras. */
export function crossEntropyRow(targetAt: TargetAt): RowLoss {
  const total = (p: ArrayLike<number>, offset: number, classes: number) => {
    let sum = 0;
    for (let i = 0; i < classes; i++) sum += p[offset + i];
    return sum;
  };
  return {
    value(p, offset, classes, targets, targetOffset) {
      const sum = total(p, offset, classes);
      let loss = 0;
      for (let i = 0; i < classes; i++) {
        const t = targetAt(targets, targetOffset, i, classes);
        if (t !== 0) loss -= t * Math.log(clipProbability(p[offset + i] / sum));
      }
      return loss;
    },
    // With q = p / sum, the derivative by q is −t / q, or 0 where q is clipped; ∂q/∂p is (1 − q) / sum for the class
    // itself, and −q / sum for the others.
    gradient(out, outOffset, p, offset, classes, targets, targetOffset, scale) {
      const sum = total(p, offset, classes);
      const unclippedTarget = (i: number) => {
        const q = p[offset + i] / sum;
        return clipProbability(q) === q ? targetAt(targets, targetOffset, i, classes) : 0;
      };
      let targetSum = 0;
      for (let i = 0; i < classes; i++) targetSum += unclippedTarget(i);
      for (let i = 0; i < classes; i++) {
        const t = unclippedTarget(i);
        out[outOffset + i] = scale * (targetSum / sum - (t === 0 ? 0 : t / p[offset + i]));
      }
    },
  };
}

/** The same with `p = softmax(x)`, without clipping: `Σ t (log Σ exp(x) − x)`, with the gradient `p Σt − t`. */
export function crossEntropyFromLogitsRow(targetAt: TargetAt): RowLoss {
  const logSumExp = (x: ArrayLike<number>, offset: number, classes: number) => {
    let max = -Infinity;
    for (let i = 0; i < classes; i++) max = Math.max(max, x[offset + i]);
    let sum = 0;
    for (let i = 0; i < classes; i++) sum += Math.exp(x[offset + i] - max);
    return max + Math.log(sum);
  };
  return {
    value(x, offset, classes, targets, targetOffset) {
      const logSum = logSumExp(x, offset, classes);
      let loss = 0;
      for (let i = 0; i < classes; i++) {
        const t = targetAt(targets, targetOffset, i, classes);
        if (t !== 0) loss += t * (logSum - x[offset + i]);
      }
      return loss;
    },
    gradient(out, outOffset, x, offset, classes, targets, targetOffset, scale) {
      const logSum = logSumExp(x, offset, classes);
      let targetSum = 0;
      for (let i = 0; i < classes; i++) targetSum += targetAt(targets, targetOffset, i, classes);
      for (let i = 0; i < classes; i++) {
        const p = Math.exp(x[offset + i] - logSum);
        out[outOffset + i] = scale * (p * targetSum - targetAt(targets, targetOffset, i, classes));
      }
    },
  };
}

/** The gradient at the input of the softmax whose output is p: `p Σt − t`. */
export function fusedSoftmaxGradient(targetAt: TargetAt): RowLoss['gradient'] {
  return (out, outOffset, p, offset, classes, targets, targetOffset, scale) => {
    let targetSum = 0;
    for (let i = 0; i < classes; i++) targetSum += targetAt(targets, targetOffset, i, classes);
    for (let i = 0; i < classes; i++) {
      out[outOffset + i] = scale * (p[offset + i] * targetSum - targetAt(targets, targetOffset, i, classes));
    }
  };
}
