import { ArgumentError } from '../errors.js';
import { adam } from './adam.js';
import type { Optimizer, OptimizerConfig } from './optimizer.js';
import { sgd } from './sgd.js';

const optimizers = new Map<string, (options: never) => Optimizer>([
  ['sgd', sgd],
  ['adam', adam],
]);

/** An optimizer from its name, or from its kind and options, which may come from anywhere. */
export function optimizerFrom(functionName: string, given: string | OptimizerConfig): Optimizer {
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
