import { checkShape } from '../../arrays/check.js';
import type { Shape } from '../layer.js';

/** Checks the option `inputShape`, which the first layer of a model must have and others may have. */
export function checkInputShape(functionName: string, inputShape: Shape | undefined): number[] | undefined {
  return inputShape === undefined ? undefined : checkShape(functionName, 'inputShape', inputShape);
}
