import { checkOptions } from '../arrays/check.js';
import { sizeOf } from '../arrays/view.js';
import type { Layer, Shape } from './layer.js';
import { checkInputShape } from './shared/checkInputShape.js';

const name = 'layers.flatten';

/**
 * Gives an image the shape of one row, by row, column, channel. `[h, w, c]` → `[h·w·c]`.
 *
 * @param options `inputShape`, required on the first layer of a model
 * @throws ArgumentError
 */
export function flatten(options: { inputShape?: Shape } = {}): Layer {
  checkOptions(name, options, ['inputShape']);
  return {
    kind: 'flatten',
    options: { ...options },
    inputShape: checkInputShape(name, options.inputShape),
    reshapes: true,
    outputShape: (inputShape) => [sizeOf(inputShape)],
    parameters: () => [],
    plan: () => ({ forward() {} }),
  };
}
