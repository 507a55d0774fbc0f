import { checkShape } from '../arrays/check.js';
import { ArgumentError } from '../arrays/errors.js';
import { sizeOf } from '../arrays/view.js';

/** Checks the shape of one image, `[h, w] | [h, w, c]`. */
export function checkImageShape(functionName: string, inputShape: readonly number[] | undefined) {
  const shape = checkShape(functionName, 'inputShape', inputShape);
  if (shape.length !== 2 && shape.length !== 3) {
    throw new ArgumentError(functionName, 'inputShape', 'be [h, w] or [h, w, c]', shape);
  }
  const [height, width, channels = 1] = shape;
  return { height, width, channels, inputValues: sizeOf(shape) };
}
