import { ArgumentError } from '../../arrays/errors.js';
import { adagrad } from './adagrad.js';
import { adam } from './adam.js';
import { adamW } from './adamW.js';
import type { Optimizer, OptimizerConfig } from './optimizer.js';
import { rmsprop } from './rmsprop.js';
import { sgd } from './sgd.js';

/** The optimizers that go by name, with their default options. */
export type OptimizerName = 'sgd' | 'adam' | 'adamW' | 'rmsprop' | 'adagrad';

const optimizers = new Map<string, (options: never) => Optimizer>([
  ['sgd', sgd],
  ['adam', adam],
  ['adamW', adamW],
  ['rmsprop', rmsprop],
  ['adagrad', adagrad],
]);

/** An optimizer from its name, or from its kind and options, which may come from anywhere. */
export function getOptimizer(functionName: string, given: string | OptimizerConfig): Optimizer {
  if (typeof given !== 'string' && typeof given?.kind !== 'string') {
    throw new ArgumentError(functionName, 'optimizer', 'be a name or an optimizer', given);
  }
  const { kind, options } = typeof given === 'string' ? { kind: given, options: {} } : given;
  const make = optimizers.get(kind);
  if (!make) {
    throw new ArgumentError(
      functionName,
      'optimizer',
      `be one of ${[...optimizers.keys()].join(', ')}`,
      kind,
    );
  }
  return make(options as never);
}
