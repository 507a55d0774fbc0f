import { ArgumentError } from '../../arrays/errors.js';
import * as optimizers from './index.js';
import type { Optimizer, OptimizerConfig } from './optimizer.js';

/** The optimizers that `compile` takes by name, with their default options. */
export type OptimizerName =
  'sgd' | 'adam' | 'adamW' | 'adamax' | 'nadam' | 'rmsprop' | 'adagrad' | 'adadelta' | 'lion';

const factories = new Map<string, (options: never) => Optimizer>([
  ['sgd', optimizers.sgd],
  ['adam', optimizers.adam],
  ['adamW', optimizers.adamW],
  ['adamax', optimizers.adamax],
  ['nadam', optimizers.nadam],
  ['rmsprop', optimizers.rmsprop],
  ['adagrad', optimizers.adagrad],
  ['adadelta', optimizers.adadelta],
  ['lion', optimizers.lion],
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
