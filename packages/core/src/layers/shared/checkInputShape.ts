import { checkShape } from '../../arrays/check.js';
import type { Shape } from '../layer.js';

/** Checks the `inputShape` that the first layer of a model carries. */
export function checkInputShape(functionName: string, inputShape: Shape | undefined): number[] | undefined {
  return inputShape === undefined ? undefined : checkShape(functionName, 'inputShape', inputShape);
}
