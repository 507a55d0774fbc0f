import type { Layer, LayerOptions } from './layer.js';
import { globalPooling1d } from './shared/globalPooling1d.js';

/**
 * The largest value of each channel. `[steps, c]` → `[c]`.
 *
 * @throws ArgumentError
 */
export function globalMaxPooling1d(options: LayerOptions = {}): Layer {
  return globalPooling1d('globalMaxPooling1d', 'max', options);
}
