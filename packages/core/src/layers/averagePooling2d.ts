import type { Layer } from './layer.js';
import { slidingPooling, type PoolingOptions } from './shared/pooling2d.js';

/**
 * The mean of each window. `[h, w, c]` → `[oh, ow, c]`.
 *
 * @throws ArgumentError
 */
export function averagePooling2d(options: PoolingOptions = {}): Layer {
  return slidingPooling('averagePooling2d', 'average', options);
}
