import type { Layer, LayerOptions } from './layer.js';
import { globalPooling1d } from './shared/globalPooling1d.js';

/**
 * The mean of each channel. `[steps, c]` → `[c]`.
 *
 * @throws ArgumentError
 */
export function globalAveragePooling1d(options: LayerOptions = {}): Layer {
  return globalPooling1d('globalAveragePooling1d', 'average', options);
}
