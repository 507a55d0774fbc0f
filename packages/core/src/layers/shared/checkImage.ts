import { ArgumentError } from '../../arrays/errors.js';
import type { Shape } from '../layer.js';

/** Refuses an input that is not images. */
export function checkImage(functionName: string, inputShape: Shape): void {
  if (inputShape.length !== 3) {
    throw new ArgumentError(functionName, 'input', 'be images [h, w, c]', inputShape);
  }
}
