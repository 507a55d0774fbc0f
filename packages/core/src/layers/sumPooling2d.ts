import type { Layer } from './layer.js';
import { pooling2d, type Pooling2dOptions } from './shared/pooling2d.js';

/**
 * The sum of each window; padding adds nothing. `[h, w, c]` → `[oh, ow, c]`, as the function `sumPool2d` does.
 *
 * @throws ArgumentError
 */
export function sumPooling2d(options: Pooling2dOptions = {}): Layer {
  return pooling2d('sumPooling2d', 'sum', options);
}
