import { isCount, isListOf } from '../arrays/check.js';
import { ArgumentError } from '../arrays/errors.js';
import { sizeOf } from '../arrays/view.js';
import type { Layer, LayerOptions, Shape } from './layer.js';
import { checkLayer } from './shared/checkLayer.js';

/** The options of a reshape. */
export interface ReshapeOptions extends LayerOptions {
  /** The shape of one sample of output: whole numbers from 1; one of them may be −1, and is then what the size leaves. */
  targetShape: Shape;
}

const name = 'layers.reshape';

/**
 * Gives the values of a sample, in their order, another shape. Any shape → `targetShape`, of the same size.
 *
 * @throws ArgumentError
 */
export function reshape(options: ReshapeOptions): Layer {
  const layer = checkLayer('reshape', options, ['targetShape']);
  const targetShape = checkTargetShape(options.targetShape);
  return {
    ...layer,
    reshapes: true,
    outputShape(inputShape) {
      const size = sizeOf(inputShape);
      const known = Math.abs(sizeOf(targetShape));
      const shape = targetShape.map((length) => (length === -1 ? size / known : length));
      if (!shape.every(isCount) || sizeOf(shape) !== size) {
        const rule = `hold the ${size} values of an input [${inputShape.join(', ')}]`;
        throw new ArgumentError(name, 'targetShape', rule, targetShape);
      }
      return shape;
    },
    parameters: () => [],
    plan: () => ({ forward() {} }),
  };
}

function checkTargetShape(targetShape: unknown): number[] {
  const isLength = (value: unknown): value is number => isCount(value) || value === -1;
  if (
    !(isListOf(targetShape, isLength) && targetShape.length > 0) ||
    targetShape.filter((length) => length === -1).length > 1
  ) {
    const rule = 'be a list of positive whole numbers, of which one may be -1';
    throw new ArgumentError(name, 'targetShape', rule, targetShape);
  }
  return [...targetShape];
}
