import { ArgumentError } from '../../arrays/errors.js';
import * as regularizers from './index.js';
import { regularizer, type Regularizer, type RegularizerConfig } from './regularizer.js';

/** A regularizer as layers take it: a name for its default factor, 0.01, or one made by `regularizers`. */
export type RegularizerOption = 'l1' | 'l2' | RegularizerConfig;

const factories = new Map<unknown, (options: never) => RegularizerConfig>([
  ['l1', regularizers.l1],
  ['l2', regularizers.l2],
  ['l1l2', regularizers.l1l2],
]);

/**
 * A regularizer from its name, or from its kind and options, which may come from a file; undefined where none is given.
 *
 * @throws ArgumentError
 */
export function getRegularizer(
  functionName: string,
  argument: string,
  given: unknown,
): Regularizer | undefined {
  if (given === undefined) return undefined;
  const isName = given === 'l1' || given === 'l2';
  const { kind, options } = (
    isName ? { kind: given, options: {} } : typeof given === 'object' ? { ...given } : {}
  ) as Partial<RegularizerConfig>;
  const create = factories.get(kind);
  if (!create) {
    throw new ArgumentError(functionName, argument, 'be l1, l2, or one made by regularizers', given);
  }
  const { l1 = 0, l2 = 0 } = create(options as never).options;
  return regularizer(l1, l2);
}
