import type { Layer, LayerOptions } from './layer.js';
import { globalPooling } from './shared/globalPooling.js';

/**
 * The largest value of each channel. `[h, w, c]` → `[c]`.
 *
 * @throws ArgumentError
 */
export function globalMaxPooling2d(options: LayerOptions = {}): Layer {
  return globalPooling('globalMaxPooling2d', 'max', options);
}
