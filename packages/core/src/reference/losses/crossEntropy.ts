// Cross-entropy of one row of classes: the loss, and its gradient. Letters: p probabilities, t targets.
import type { RowLoss } from './rowLoss.js';

/** Probabilities are kept this far from 0 and 1, so that a logarithm is finite (Keras' epsilon). */
const epsilon = 1e-7;

export function clipProbability(p: number): number {
  return Math.min(Math.max(p, epsilon), 1 - epsilon);
}

export type TargetAt = (targets: ArrayLike<number>, target: number, i: number) => number;

/** `−Σ t log p`. The row is divided by its sum and clipped to [1e-7, 1 − 1e-7], as Keras does. */
export function crossEntropyRow(targetAt: TargetAt): RowLoss {
  const total = (p: ArrayLike<number>, offset: number, classes: number) => {
    let sum = 0;
    for (let i = 0; i < classes; i++) sum += p[offset + i];
    return sum;
  };
  return {
    value(p, offset, classes, targets, target) {
      const sum = total(p, offset, classes);
      let loss = 0;
      for (let i = 0; i < classes; i++) {
        const t = targetAt(targets, target, i);
        if (t !== 0) loss -= t * Math.log(clipProbability(p[offset + i] / sum));
      }
      return loss;
    },
    // By the share q = p / sum the slope is −t / q, or 0 where q is clipped; and ∂q/∂p = (1 − q) / sum, or −q / sum
    // for the other classes.
    gradient(out, gradient, p, offset, classes, targets, target, scale) {
      const sum = total(p, offset, classes);
      const counts = (i: number) => {
        const q = p[offset + i] / sum;
        return clipProbability(q) === q ? targetAt(targets, target, i) : 0;
      };
      let targetSum = 0;
      for (let i = 0; i < classes; i++) targetSum += counts(i);
      for (let i = 0; i < classes; i++) {
        const t = counts(i);
        out[gradient + i] = scale * (targetSum / sum - (t === 0 ? 0 : t / p[offset + i]));
      }
    },
  };
}

/** The same of `p = softmax(x)`, without clipping: `Σ t (log Σ exp(x) − x)`, with the gradient `p Σt − t`. */
export function crossEntropyFromLogitsRow(targetAt: TargetAt): RowLoss {
  const logTotal = (x: ArrayLike<number>, offset: number, classes: number) => {
    let largest = -Infinity;
    for (let i = 0; i < classes; i++) largest = Math.max(largest, x[offset + i]);
    let sum = 0;
    for (let i = 0; i < classes; i++) sum += Math.exp(x[offset + i] - largest);
    return largest + Math.log(sum);
  };
  return {
    value(x, offset, classes, targets, target) {
      const total = logTotal(x, offset, classes);
      let loss = 0;
      for (let i = 0; i < classes; i++) {
        const t = targetAt(targets, target, i);
        if (t !== 0) loss += t * (total - x[offset + i]);
      }
      return loss;
    },
    gradient(out, gradient, x, offset, classes, targets, target, scale) {
      const total = logTotal(x, offset, classes);
      let targetSum = 0;
      for (let i = 0; i < classes; i++) targetSum += targetAt(targets, target, i);
      for (let i = 0; i < classes; i++) {
        const p = Math.exp(x[offset + i] - total);
        out[gradient + i] = scale * (p * targetSum - targetAt(targets, target, i));
      }
    },
  };
}

/** The gradient at the input of the softmax that has given p: `p Σt − t`. */
export function fusedSoftmaxGradient(targetAt: TargetAt): RowLoss['gradient'] {
  return (out, gradient, p, offset, classes, targets, target, scale) => {
    let targetSum = 0;
    for (let i = 0; i < classes; i++) targetSum += targetAt(targets, target, i);
    for (let i = 0; i < classes; i++) {
      out[gradient + i] = scale * (p[offset + i] * targetSum - targetAt(targets, target, i));
    }
  };
}
