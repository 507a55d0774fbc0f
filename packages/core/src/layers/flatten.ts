import { sizeOf } from '../arrays/view.js';
import type { Layer, LayerOptions } from './layer.js';
import { checkLayer } from './shared/checkLayer.js';

/**
 * Gives an image the shape of one row, by row, column, channel. `[h, w, c]` → `[h·w·c]`.
 *
 * @throws ArgumentError
 */
export function flatten(options: LayerOptions = {}): Layer {
  return {
    ...checkLayer('flatten', options, []),
    reshapes: true,
    outputShape: (inputShape) => [sizeOf(inputShape)],
    parameters: () => [],
    plan: () => ({ forward() {} }),
  };
}
