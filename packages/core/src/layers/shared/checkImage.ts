import { ArgumentError } from '../../arrays/errors.js';
import type { Shape } from '../layer.js';

/** Refuses an input that is not images. */
export function checkImage(functionName: string, inputShape: Shape): void {
  if (inputShape.length !== 3) {
    const hint = inputShape.length === 2 ? `, such as [${inputShape.join(', ')}, 1] for one channel` : '';
    throw new ArgumentError(functionName, 'input', `be images [h, w, c]${hint}`, inputShape);
  }
}

/** Rows and columns of an image so large that only options which suit no image at all are refused for it. */
export const anyImage: Shape = [2 ** 30, 2 ** 30];
