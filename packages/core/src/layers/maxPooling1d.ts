import type { Layer } from './layer.js';
import { pooling1d, type Pooling1dOptions } from './shared/pooling1d.js';

/**
 * The largest value of each window; padding never counts. `[steps, c]` → `[ol, c]`, as the function `maxPool1d` does.
 *
 * @throws ArgumentError
 */
export function maxPooling1d(options: Pooling1dOptions = {}): Layer {
  return pooling1d('maxPooling1d', 'max', options);
}
