// Layers of lines [steps, c] are planned as layers of images of one row.
import { ArgumentError } from '../../arrays/errors.js';
import type { LayerContext, Shape } from '../layer.js';

/** Refuses an input that is not lines. */
export function checkLine(functionName: string, inputShape: Shape): void {
  if (inputShape.length !== 2) {
    throw new ArgumentError(functionName, 'input', 'be lines [steps, c]', inputShape);
  }
}

/** The length of a line so long that only options which suit no line at all are refused for it. */
export const anyLength = 2 ** 30;

/** The same context, with the shapes of images of one row. */
export function withOneRow(context: LayerContext): LayerContext {
  const { inputShape, outputShape } = context;
  return { ...context, inputShape: [1, ...inputShape], outputShape: [1, ...outputShape] };
}
