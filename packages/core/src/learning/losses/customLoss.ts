import { checkOptions } from '../../arrays/check.js';
import { ArgumentError } from '../../arrays/errors.js';
import { sizeOf } from '../../arrays/view.js';
import { checkNumberResult, copyNumbers } from '../customFunctions.js';
import type { CustomLoss, Loss } from './loss.js';
import { numberTargets } from './targets.js';

/** How a loss with a gradient is written, for those who give a function only. */
const form =
  'have a gradient: { name, value: (yTrue, yPred) => number, gradient: (yTrue, yPred) => numbers }';

export function isCustomLoss(given: unknown): given is CustomLoss {
  if (typeof given === 'function') return true;
  return typeof given === 'object' && given !== null && 'value' in given && !('kind' in given);
}

/** @throws ArgumentError */
export function customLoss(functionName: string, given: CustomLoss): Loss {
  if (typeof given === 'function') throw new ArgumentError(functionName, 'loss', form, given);
  checkOptions(functionName, given, ['name', 'value', 'gradient', 'targets']);
  const { name, value, gradient, targets = numberTargets.targets } = given;
  if (typeof value !== 'function' || typeof gradient !== 'function') {
    throw new ArgumentError(functionName, 'loss', form, given);
  }
  if (typeof name !== 'string' || name === '') {
    throw new ArgumentError(functionName, 'loss.name', 'be a text', name);
  }
  const hasClassNumbers = targets === 'class numbers';
  if (!hasClassNumbers && targets !== numberTargets.targets) {
    const rule = `be class numbers or ${numberTargets.targets}`;
    throw new ArgumentError(functionName, 'loss.targets', rule, targets);
  }
  const targetLength = (width: number) => (hasClassNumbers ? 1 : width);
  return {
    kind: name,
    options: {},
    custom: given,
    targets,
    targetWidth: (outputShape) => targetLength(sizeOf(outputShape)),
    checkTargets: numberTargets.checkTargets,
    value(predictions, predictionOffset, width, yTrue, targetOffset) {
      const target = copyNumbers(yTrue, targetOffset, targetLength(width));
      return checkNumberResult(name, value(target, copyNumbers(predictions, predictionOffset, width)));
    },
    gradient(out, outOffset, predictions, predictionOffset, width, yTrue, targetOffset, scale) {
      const target = copyNumbers(yTrue, targetOffset, targetLength(width));
      const slopes = gradient(target, copyNumbers(predictions, predictionOffset, width));
      if (slopes?.length !== width) {
        throw new ArgumentError(name, 'its gradient', `hold ${width} numbers, one for each output`, slopes);
      }
      for (let i = 0; i < width; i++) out[outOffset + i] = scale * slopes[i];
    },
  };
}
