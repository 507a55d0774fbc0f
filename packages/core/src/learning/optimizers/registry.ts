import { didYouMean } from '../../arrays/didYouMean.js';
import { ArgumentError, StateError } from '../../arrays/errors.js';
import * as optimizers from './index.js';
import { checkNumber } from '../../arrays/check.js';
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
    const names = [...factories.keys()];
    const rule = `be one of ${names.join(', ')}`;
    throw new ArgumentError(functionName, 'optimizer', rule, kind, didYouMean(kind, names));
  }
  return create(options as never);
}

/**
 * The same optimizer with another learning rate, a number.
 *
 * @throws ArgumentError, StateError (the rate follows a schedule)
 */
export function withLearningRate({ kind, options }: OptimizerConfig, learningRate: number): Optimizer {
  checkNumber('optimizer', 'learningRate', learningRate, 'be above 0', (x) => x > 0);
  if (typeof options.learningRate !== 'number') {
    throw new StateError('optimizer: the learning rate follows a schedule and can not be set.');
  }
  return getOptimizer('optimizer', { kind, options: { ...options, learningRate } });
}
