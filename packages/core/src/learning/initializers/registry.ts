import { ArgumentError } from '../../arrays/errors.js';
import { constant, ones, zeros } from './constant.js';
import { glorotNormal } from './glorotNormal.js';
import { glorotUniform } from './glorotUniform.js';
import { heNormal } from './heNormal.js';
import { heUniform } from './heUniform.js';
import type { Initializer } from './initializer.js';
import { lecunNormal } from './lecunNormal.js';
import { lecunUniform } from './lecunUniform.js';

export type InitializerName =
  | 'glorotUniform'
  | 'glorotNormal'
  | 'heUniform'
  | 'heNormal'
  | 'lecunUniform'
  | 'lecunNormal'
  | 'zeros'
  | 'ones';

/** What rebuilds an initializer, as plain data: its name, or a constant. */
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

/** An initializer from its name, or `{ kind: 'constant', value }`, which may come from anywhere. */
export function getInitializer(functionName: string, argument: string, given: unknown): Initializer {
  const named = initializers.get(given);
  if (named) return named;
  const { kind, value } = (typeof given === 'object' && given !== null ? given : {}) as Record<
    string,
    unknown
  >;
  if (kind === 'constant') return constant(value as number);
  const rule = `be one of ${[...initializers.keys()].join(', ')}, or { kind: 'constant', value }`;
  throw new ArgumentError(functionName, argument, rule, given);
}
