import { ArgumentError } from '../../arrays/errors.js';
import { adagrad } from './adagrad.js';
import { adam } from './adam.js';
import { adamW } from './adamW.js';
import type { Optimizer, OptimizerConfig } from './optimizer.js';
import { rmsprop } from './rmsprop.js';
import { sgd } from './sgd.js';

/** The optimizers that `compile` takes by name, with their default options. */
export type OptimizerName = 'sgd' | 'adam' | 'adamW' | 'rmsprop' | 'adagrad';

const factories = new Map<string, (options: never) => Optimizer>([
  ['sgd', sgd],
  ['adam', adam],
  ['adamW', adamW],
  ['rmsprop', rmsprop],
  ['adagrad', adagrad],
]);

/**
 * An optimizer from its name, or from its kind and options, which may come from a file: everything is checked.
 *
 * @throws ArgumentError
 */
export function getOptimizer(functionName: string, given: string | OptimizerConfig): Optimizer {
  if (typeof given !== 'string' && typeof given?.kind !== 'string') {
    throw new ArgumentError(functionName, 'optimizer', 'be a name or an optimizer', given);
  }
  const { kind, options } = typeof given === 'string' ? { kind: given, options: {} } : given;
  const create = factories.get(kind);
  if (!create) {
    throw new ArgumentError(functionName, 'optimizer', `be one of ${[...factories.keys()].join(', ')}`, kind);
  }
  return create(options as never);
}
