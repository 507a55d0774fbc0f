// What losses take as targets.
import { ArgumentError } from '../../arrays/errors.js';
import { sizeOf } from '../../arrays/view.js';
import { checkProbability } from '../../reference/losses/crossEntropy.js';
import type { Loss } from './loss.js';

type Targets = Pick<Loss, 'targets' | 'targetWidth' | 'checkTargets'>;

/** Finite numbers, `[n, …outputShape]`. */
export const numberTargets: Targets = {
  targets: "numbers in the output's shape",
  targetWidth: sizeOf,
  checkTargets(functionName, argument, targets) {
    const at = targets.findIndex((target) => !Number.isFinite(target));
    if (at >= 0)
      throw new ArgumentError(functionName, `${argument}[${at}]`, 'be a finite number', targets[at]);
  },
};

/** Numbers from 0 to 1, `[n, …outputShape]`. */
export const probabilityTargets: Targets = {
  ...numberTargets,
  checkTargets: (functionName, argument, targets) =>
    targets.forEach(checkProbability(functionName, argument)),
};

/** Finite numbers, `[n, c]`. */
export const classTargets: Targets = forClasses(numberTargets);

/** Numbers from 0 to 1, `[n, c]`. */
export const classProbabilityTargets: Targets = forClasses(probabilityTargets);

function forClasses(targets: Targets): Targets {
  return {
    ...targets,
    checkTargets(functionName, argument, values, outputShape) {
      checkClasses(functionName, outputShape);
      targets.checkTargets(functionName, argument, values, outputShape);
    },
  };
}

/** Refuses a model whose output is not one number for each class. */
export function checkClasses(functionName: string, outputShape: readonly number[]): void {
  if (outputShape.length !== 1) {
    throw new ArgumentError(functionName, "the model's output", 'be [classes] for this loss', outputShape);
  }
}
