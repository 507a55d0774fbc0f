import { ArgumentError } from '../arrays/errors.js';
import { kerasName } from './kerasName.js';
import type { Layer } from './layer.js';

/**
 * The name of each layer of a model: its own, or as Keras makes one, its kind in snake case, numbered from the second on.
 *
 * @param functionName the function that an error names
 * @throws ArgumentError where two layers have the same name
 */
export function layerNames(functionName: string, layers: readonly Pick<Layer, 'kind' | 'name'>[]): string[] {
  const taken = new Set<string>();
  for (const [i, { name }] of layers.entries()) {
    if (name === undefined) continue;
    if (taken.has(name)) {
      const rule = 'be a name that no other layer of the model has';
      throw new ArgumentError(functionName, `layers[${i}].name`, rule, name);
    }
    taken.add(name);
  }
  const counts = new Map<string, number>();
  const nextName = (base: string): string => {
    const count = counts.get(base) ?? 0;
    counts.set(base, count + 1);
    const name = count === 0 ? base : `${base}_${count}`;
    return taken.has(name) ? nextName(base) : name;
  };
  return layers.map(({ kind, name }) => name ?? nextName(snakeCase(kerasName(kind))));
}

/** As Keras writes it: `MaxPooling2D` is `max_pooling2d`, `LeakyReLU` is `leaky_re_lu`. */
function snakeCase(className: string): string {
  return className
    .replace(/(.)([A-Z][a-z0-9]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
}
