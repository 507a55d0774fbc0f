// Losses for `compile`, by the formulas of the reference functions of the same names. Letters: n samples, c classes.
import { ArgumentError } from '../../arrays/errors.js';
import { sizeOf } from '../../arrays/view.js';
import {
  binaryCrossentropyFromLogitsRow,
  binaryCrossentropyRow,
} from '../../reference/losses/binaryCrossentropy.js';
import {
  categoricalCrossentropyFromLogitsRow,
  categoricalCrossentropyRow,
  denseTarget,
} from '../../reference/losses/categoricalCrossentropy.js';
import {
  checkFromLogits,
  checkProbability,
  fusedSoftmaxGradient,
  type CrossentropyOptions,
} from '../../reference/losses/crossEntropy.js';
import { checkDelta, huberRow } from '../../reference/losses/huber.js';
import type { Loss } from './loss.js';
import { absoluteErrorRow } from '../../reference/losses/meanAbsoluteError.js';
import { squaredErrorRow } from '../../reference/losses/meanSquaredError.js';
import type { RowLoss } from '../../reference/losses/rowLoss.js';
import {
  checkLabel,
  oneHotTarget,
  sparseCategoricalCrossentropyFromLogitsRow,
  sparseCategoricalCrossentropyRow,
} from '../../reference/losses/sparseCategoricalCrossentropy.js';

/** The mean of the squared differences between outputs and targets, both `[n, …outputShape]`. */
export function meanSquaredError(): Loss {
  return { kind: 'meanSquaredError', options: {}, ...squaredErrorRow, ...targetsLikeOutputs };
}

/** The mean of the absolute differences between outputs and targets, both `[n, …outputShape]`. */
export function meanAbsoluteError(): Loss {
  return { kind: 'meanAbsoluteError', options: {}, ...absoluteErrorRow, ...targetsLikeOutputs };
}

/**
 * Half the squared difference between output and target up to `delta`, beyond it linear: Huber, "Robust estimation of
 * a location parameter", 1964. Outputs and targets `[n, …outputShape]`.
 *
 * @param options `delta`, above 0, default 1
 * @throws ArgumentError
 */
export function huber(options: { delta?: number } = {}): Loss {
  const delta = checkDelta('losses.huber', options);
  return { kind: 'huber', options: { delta }, ...huberRow(delta), ...targetsLikeOutputs };
}

/**
 * The cross-entropy of outputs that are each the probability of yes, against no. Outputs `[n, …outputShape]`, targets
 * from 0 to 1 in the same shape.
 *
 * @throws ArgumentError
 */
export function binaryCrossentropy(options: CrossentropyOptions = {}): Loss {
  const fromLogits = checkFromLogits('losses.binaryCrossentropy', options);
  return {
    kind: 'binaryCrossentropy',
    options: { fromLogits },
    ...(fromLogits ? binaryCrossentropyFromLogitsRow : binaryCrossentropyRow),
    targets: "numbers in the output's shape",
    targetWidth: sizeOf,
    checkTargets: (functionName, argument, targets) =>
      targets.forEach(checkProbability(functionName, argument)),
    fusedActivation: fromLogits ? undefined : { activation: 'sigmoid', gradient: fusedSigmoidGradient },
  };
}

/**
 * The cross-entropy of one class among several. Outputs `[n, c]`, targets from 0 to 1 in the same shape.
 *
 * @throws ArgumentError
 */
export function categoricalCrossentropy(options: CrossentropyOptions = {}): Loss {
  const fromLogits = checkFromLogits('losses.categoricalCrossentropy', options);
  return {
    kind: 'categoricalCrossentropy',
    options: { fromLogits },
    ...(fromLogits ? categoricalCrossentropyFromLogitsRow : categoricalCrossentropyRow),
    targets: "numbers in the output's shape",
    targetWidth: sizeOf,
    checkTargets(functionName, argument, targets, outputShape) {
      checkClasses(functionName, outputShape);
      targets.forEach(checkProbability(functionName, argument));
    },
    fusedActivation: fromLogits
      ? undefined
      : { activation: 'softmax', gradient: fusedSoftmaxGradient(denseTarget) },
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

const targetsLikeOutputs: Pick<Loss, 'targets' | 'targetWidth' | 'checkTargets'> = {
  targets: "numbers in the output's shape",
  targetWidth: sizeOf,
  checkTargets(functionName, argument, targets) {
    const at = targets.findIndex((target) => !Number.isFinite(target));
    if (at >= 0)
      throw new ArgumentError(functionName, `${argument}[${at}]`, 'be a finite number', targets[at]);
  },
};

/** The gradient at the input x of the sigmoid that gave p: `(p − t) / width`. */
const fusedSigmoidGradient: RowLoss['gradient'] = (
  out,
  gradient,
  p,
  offset,
  width,
  targets,
  target,
  scale,
) => {
  for (let i = 0; i < width; i++) out[gradient + i] = (scale * (p[offset + i] - targets[target + i])) / width;
};

function checkClasses(functionName: string, outputShape: readonly number[]): void {
  if (outputShape.length !== 1) {
    throw new ArgumentError(functionName, "the model's output", 'be [classes] for this loss', outputShape);
  }
}
