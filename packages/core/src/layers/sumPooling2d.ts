import type { Layer } from './layer.js';
import { pooling2d, type PoolingOptions } from './shared/pooling2d.js';

/**
 * The sum of each window. `[h, w, c]` → `[oh, ow, c]`.
 *
 * @throws ArgumentError
 */
export function sumPooling2d(options: PoolingOptions = {}): Layer {
  return pooling2d('sumPooling2d', 'sum', options);
}
