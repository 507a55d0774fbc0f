import type { Layer } from './layer.js';
import { slidingPooling, type PoolingOptions } from './shared/pooling2d.js';

/**
 * The sum of each window. `[h, w, c]` → `[oh, ow, c]`.
 *
 * @throws ArgumentError
 */
export function sumPooling2d(options: PoolingOptions = {}): Layer {
  return slidingPooling('sumPooling2d', 'sum', options);
}
