import type { Layer, LayerOptions } from './layer.js';
import { globalPooling } from './shared/globalPooling.js';

/**
 * The mean of each channel. `[h, w, c]` → `[c]`.
 *
 * @throws ArgumentError
 */
export function globalAveragePooling2d(options: LayerOptions = {}): Layer {
  return globalPooling('globalAveragePooling2d', 'average', options);
}
