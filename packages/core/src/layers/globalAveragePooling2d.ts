import type { Layer, Shape } from './layer.js';
import { globalPooling } from './shared/globalPooling.js';

/**
 * The mean of each channel. `[h, w, c]` → `[c]`.
 *
 * @param options `inputShape` `[h, w, c]`, required on the first layer of a model
 * @throws ArgumentError
 */
export function globalAveragePooling2d(options: { inputShape?: Shape } = {}): Layer {
  return globalPooling('globalAveragePooling2d', 'average', options);
}
