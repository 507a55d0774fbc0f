import type { Layer } from './layer.js';
import { pooling2d, type PoolingOptions } from './shared/pooling2d.js';

/**
 * The mean of each window. `[h, w, c]` → `[oh, ow, c]`.
 *
 * @throws ArgumentError
 */
export function averagePooling2d(options: PoolingOptions = {}): Layer {
  return pooling2d('averagePooling2d', 'average', options);
}
