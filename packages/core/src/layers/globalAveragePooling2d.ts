import { globalPooling } from './shared/globalPooling.js';
import type { Layer, Shape } from './layer.js';

/**
 * The mean of each channel. `[h, w, c]` → `[c]`.
 *
 * @throws ArgumentError
 */
export function globalAveragePooling2d(options: { inputShape?: Shape } = {}): Layer {
  return globalPooling('globalAveragePooling2d', 'average', options);
}
