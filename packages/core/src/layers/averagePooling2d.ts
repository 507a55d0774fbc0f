import type { Layer } from './layer.js';
import { pooling2d, type Pooling2dOptions } from './shared/pooling2d.js';

/**
 * The mean of each window; padding never counts. `[h, w, c]` → `[oh, ow, c]`, as the function `averagePool2d` does.
 *
 * @throws ArgumentError
 */
export function averagePooling2d(options: Pooling2dOptions = {}): Layer {
  return pooling2d('averagePooling2d', 'average', options);
}
