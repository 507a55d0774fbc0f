import { checkOptions } from '../arrays/check.js';
import { sizeOf } from '../arrays/view.js';
import { checkInputShape } from './shared/checkInputShape.js';
import type { Layer, Shape } from './layer.js';

const name = 'layers.flatten';

/**
 * Lays the image out in one row, by row, column, channel. `[h, w, c]` → `[h·w·c]`.
 *
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
