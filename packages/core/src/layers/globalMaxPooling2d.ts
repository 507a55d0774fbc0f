import { globalPooling } from './shared/globalPooling.js';
import type { Layer, Shape } from './layer.js';

/**
 * The largest value of each channel. `[h, w, c]` → `[c]`.
 *
 * @throws ArgumentError
 */
export function globalMaxPooling2d(options: { inputShape?: Shape } = {}): Layer {
  return globalPooling('globalMaxPooling2d', 'max', options);
}
