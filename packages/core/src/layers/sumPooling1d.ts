import type { Layer } from './layer.js';
import { pooling1d, type Pooling1dOptions } from './shared/pooling1d.js';

/**
 * The sum of each window; padding adds nothing. `[steps, c]` → `[ol, c]`, as the function `sumPool1d` does.
 *
 * @throws ArgumentError
 */
export function sumPooling1d(options: Pooling1dOptions = {}): Layer {
  return pooling1d('sumPooling1d', 'sum', options);
}
