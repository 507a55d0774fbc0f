import { ArgumentError } from '../../arrays/errors.js';
import { constant, ones, zeros } from './constant.js';
import { glorotNormal } from './glorotNormal.js';
import { glorotUniform } from './glorotUniform.js';
import { heNormal } from './heNormal.js';
import { heUniform } from './heUniform.js';
import type { Initializer } from './initializer.js';
import { lecunNormal } from './lecunNormal.js';
import { lecunUniform } from './lecunUniform.js';

/** The initializers that layers take by name. */
export type InitializerName =
  | 'glorotUniform'
  | 'glorotNormal'
  | 'heUniform'
  | 'heNormal'
  | 'lecunUniform'
  | 'lecunNormal'
  | 'zeros'
  | 'ones';

/** An initializer as plain data: its name, or a constant, a finite number. */
export type InitializerConfig = InitializerName | { kind: 'constant'; value: number };

const initializers = new Map<unknown, Initializer>([
  ['glorotUniform', glorotUniform],
  ['glorotNormal', glorotNormal],
  ['heUniform', heUniform],
  ['heNormal', heNormal],
  ['lecunUniform', lecunUniform],
  ['lecunNormal', lecunNormal],
  ['zeros', zeros],
  ['ones', ones],
]);

/**
 * An initializer from its name, or from `{ kind: 'constant', value }`, which may come from a file.
 *
 * @throws ArgumentError
 */
export function getInitializer(functionName: string, argument: string, given: unknown): Initializer {
  const byName = initializers.get(given);
  if (byName) return byName;
  const { kind, value } = (typeof given === 'object' && given !== null ? given : {}) as Record<
    string,
    unknown
  >;
  if (kind === 'constant') return constant(value as number);
  const rule = `be one of ${[...initializers.keys()].join(', ')}, or { kind: 'constant', value }`;
  throw new ArgumentError(functionName, argument, rule, given);
}
