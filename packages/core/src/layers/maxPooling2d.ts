import type { Layer } from './layer.js';
import { pooling2d, type PoolingOptions } from './shared/pooling2d.js';

/**
 * The largest value of each window. `[h, w, c]` → `[oh, ow, c]`.
 *
 * @throws ArgumentError
 */
export function maxPooling2d(options: PoolingOptions = {}): Layer {
  return pooling2d('maxPooling2d', 'max', options);
}
