import type { Layer } from './layer.js';
import { pooling2d, type Pooling2dOptions } from './shared/pooling2d.js';

/**
 * The largest value of each window; padding never counts. `[h, w, c]` → `[oh, ow, c]`, as the function `maxPool2d` does.
 *
 * @throws ArgumentError
 */
export function maxPooling2d(options: Pooling2dOptions = {}): Layer {
  return pooling2d('maxPooling2d', 'max', options);
}
