import type { Layer } from './layer.js';
import { pooling1d, type Pooling1dOptions } from './shared/pooling1d.js';

/**
 * The mean of each window; padding never counts. `[steps, c]` → `[ol, c]`, as the function `averagePool1d` does.
 *
 * @throws ArgumentError
 */
export function averagePooling1d(options: Pooling1dOptions = {}): Layer {
  return pooling1d('averagePooling1d', 'average', options);
}
