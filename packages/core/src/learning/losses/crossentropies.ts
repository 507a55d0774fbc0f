// Cross-entropies for `compile`, by the formulas of the reference functions of the same names. Letters: n samples,
// c classes.
import { binaryCrossentropyRow } from '../../reference/losses/binaryCrossentropy.js';
import {
  categoricalCrossentropyRow,
  smoothedTarget,
} from '../../reference/losses/categoricalCrossentropy.js';
import {
  checkCrossentropy,
  checkFromLogits,
  fusedSoftmaxGradient,
  smoothTarget,
  type CrossentropyOptions,
  type SmoothedCrossentropyOptions,
} from '../../reference/losses/crossEntropy.js';
import type { RowLoss } from '../../reference/losses/rowLoss.js';
import {
  checkLabel,
  oneHotTarget,
  sparseCategoricalCrossentropyFromLogitsRow,
  sparseCategoricalCrossentropyRow,
} from '../../reference/losses/sparseCategoricalCrossentropy.js';
import type { Loss } from './loss.js';
import { checkClasses, classProbabilityTargets, probabilityTargets } from './targets.js';

/**
 * The cross-entropy of outputs that are each the probability of yes, against no. Outputs `[n, …outputShape]`, targets
 * from 0 to 1 in the same shape.
 *
 * @throws ArgumentError
 */
export function binaryCrossentropy(options: SmoothedCrossentropyOptions = {}): Loss {
  const checked = checkCrossentropy('losses.binaryCrossentropy', options);
  return {
    kind: 'binaryCrossentropy',
    options: checked,
    ...binaryCrossentropyRow(checked),
    ...probabilityTargets,
    fusedActivation: checked.fromLogits
      ? undefined
      : { activation: 'sigmoid', gradient: fusedSigmoidGradient(checked.labelSmoothing) },
  };
}

/**
 * The cross-entropy of one class among several. Outputs `[n, c]`, targets from 0 to 1 in the same shape.
 *
 * @throws ArgumentError
 */
export function categoricalCrossentropy(options: SmoothedCrossentropyOptions = {}): Loss {
  const checked = checkCrossentropy('losses.categoricalCrossentropy', options);
  return {
    kind: 'categoricalCrossentropy',
    options: checked,
    ...categoricalCrossentropyRow(checked),
    ...classProbabilityTargets,
    fusedActivation: checked.fromLogits
      ? undefined
      : {
          activation: 'softmax',
          gradient: fusedSoftmaxGradient(smoothedTarget(checked.labelSmoothing)),
        },
  };
}

/**
 * The cross-entropy of one class among several. Outputs `[n, c]`, targets `[n]`, class numbers from 0 to c − 1.
 *
 * @throws ArgumentError
 */
export function sparseCategoricalCrossentropy(options: CrossentropyOptions = {}): Loss {
  const fromLogits = checkFromLogits('losses.sparseCategoricalCrossentropy', options);
  return {
    kind: 'sparseCategoricalCrossentropy',
    options: { fromLogits },
    ...(fromLogits ? sparseCategoricalCrossentropyFromLogitsRow : sparseCategoricalCrossentropyRow),
    targets: 'class numbers',
    targetWidth: () => 1,
    checkTargets(functionName, argument, targets, outputShape) {
      checkClasses(functionName, outputShape);
      targets.forEach((label, i) => checkLabel(functionName, argument, i, label, outputShape[0]));
    },
    fusedActivation: fromLogits
      ? undefined
      : { activation: 'softmax', gradient: fusedSoftmaxGradient(oneHotTarget) },
  };
}

/** The gradient at the input x of the sigmoid that gave p: `(p − t) / width`, with the targets t after smoothing. */
function fusedSigmoidGradient(labelSmoothing: number): RowLoss['gradient'] {
  return (out, gradient, p, offset, width, targets, target, scale) => {
    for (let i = 0; i < width; i++) {
      const t = smoothTarget(targets[target + i], labelSmoothing, 2);
      out[gradient + i] = (scale * (p[offset + i] - t)) / width;
    }
  };
}
