// Losses for `compile`, by the formulas of the functions of the same names.
import { checkFlag, checkNumber, checkOptions } from '../../arrays/check.js';
import { ArgumentError } from '../../arrays/errors.js';
import { sizeOf } from '../../arrays/view.js';
import {
  binaryCrossentropyFromLogitsRow,
  binaryCrossentropyRow,
  checkProbability,
} from '../../reference/losses/binaryCrossentropy.js';
import {
  categoricalCrossentropyFromLogitsRow,
  categoricalCrossentropyRow,
  denseTarget,
} from '../../reference/losses/categoricalCrossentropy.js';
import { fusedSoftmaxGradient } from '../../reference/losses/crossEntropy.js';
import { huberRow } from '../../reference/losses/huber.js';
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

/** What the outputs of the model are. */
export interface CrossentropyOptions {
  /** Takes outputs as numbers before the softmax or sigmoid. Default false. */
  fromLogits?: boolean;
}

/** The mean squared difference; targets have the output's shape. */
export function meanSquaredError(): Loss {
  return { kind: 'meanSquaredError', options: {}, ...squaredErrorRow, ...targetsLikeOutputs };
}

/** The mean absolute difference; targets have the output's shape. */
export function meanAbsoluteError(): Loss {
  return { kind: 'meanAbsoluteError', options: {}, ...absoluteErrorRow, ...targetsLikeOutputs };
}

/**
 * Squared up to `delta`, default 1, absolute beyond; targets have the output's shape.
 *
 * @throws ArgumentError
 */
export function huber(options: { delta?: number } = {}): Loss {
  checkOptions('losses.huber', options, ['delta']);
  const { delta = 1 } = options;
  checkNumber('losses.huber', 'delta', delta, 'be above 0', (d) => d > 0);
  return { kind: 'huber', options: { delta }, ...huberRow(delta), ...targetsLikeOutputs };
}

/**
 * Of outputs that each say yes or no; targets from 0 to 1, in the output's shape.
 *
 * @throws ArgumentError
 */
export function binaryCrossentropy(options: CrossentropyOptions = {}): Loss {
  const fromLogits = checkLogits('binaryCrossentropy', options);
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
 * Of one class among several; targets are a number from 0 to 1 for each class.
 *
 * @throws ArgumentError
 */
export function categoricalCrossentropy(options: CrossentropyOptions = {}): Loss {
  const fromLogits = checkLogits('categoricalCrossentropy', options);
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
 * Of one class among several; targets are class numbers.
 *
 * @throws ArgumentError
 */
export function sparseCategoricalCrossentropy(options: CrossentropyOptions = {}): Loss {
  const fromLogits = checkLogits('sparseCategoricalCrossentropy', options);
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
    const wrong = targets.findIndex((target) => !Number.isFinite(target));
    if (wrong >= 0)
      throw new ArgumentError(functionName, `${argument}[${wrong}]`, 'be a finite number', targets[wrong]);
  },
};

/** `(p − t) / width`, for `p = sigmoid(x)` */
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

function checkLogits(kind: string, options: CrossentropyOptions): boolean {
  checkOptions(`losses.${kind}`, options, ['fromLogits']);
  const { fromLogits = false } = options;
  return checkFlag(`losses.${kind}`, 'fromLogits', fromLogits);
}

function checkClasses(functionName: string, outputShape: readonly number[]): void {
  if (outputShape.length !== 1) {
    throw new ArgumentError(functionName, "the model's output", 'be [classes] for this loss', outputShape);
  }
}
