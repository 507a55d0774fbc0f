import { didYouMean } from '../../arrays/didYouMean.js';
import { longForms } from '../longForms.js';
import { ArgumentError } from '../../arrays/errors.js';
import { customLoss, isCustomLoss } from './customLoss.js';
import type { CustomLoss, Loss, LossConfig } from './loss.js';
import * as losses from './index.js';

/** The losses that `compile` takes by name, with their default options. */
export type LossName =
  | 'meanSquaredError'
  | 'meanAbsoluteError'
  | 'huber'
  | 'binaryCrossentropy'
  | 'categoricalCrossentropy'
  | 'sparseCategoricalCrossentropy'
  | 'hinge'
  | 'squaredHinge'
  | 'categoricalHinge'
  | 'klDivergence'
  | 'logCosh'
  | 'poisson'
  | 'cosineSimilarity';

const factories = new Map<string, (options: never) => Loss>([
  ['meanSquaredError', losses.meanSquaredError],
  ['meanAbsoluteError', losses.meanAbsoluteError],
  ['huber', losses.huber],
  ['binaryCrossentropy', losses.binaryCrossentropy],
  ['categoricalCrossentropy', losses.categoricalCrossentropy],
  ['sparseCategoricalCrossentropy', losses.sparseCategoricalCrossentropy],
  ['hinge', losses.hinge],
  ['squaredHinge', losses.squaredHinge],
  ['categoricalHinge', losses.categoricalHinge],
  ['klDivergence', losses.klDivergence],
  ['logCosh', losses.logCosh],
  ['poisson', losses.poisson],
  ['cosineSimilarity', losses.cosineSimilarity],
]);

/**
 * A loss from its name, or from its kind and options, which may come from a file: everything is checked.
 *
 * @throws ArgumentError
 */
export function getLoss(functionName: string, given: string | LossConfig | CustomLoss): Loss {
  if (isCustomLoss(given)) return customLoss(functionName, given);
  if (isCustomLoss((given as LossConfig | null)?.custom)) {
    return customLoss(functionName, (given as LossConfig).custom as CustomLoss);
  }
  const { kind, options } = typeof given === 'string' ? { kind: given, options: {} } : { ...given };
  const create = factories.get(kind);
  if (!create) {
    const names = [...factories.keys()];
    const rule = `be one of ${names.join(', ')}`;
    throw new ArgumentError(functionName, 'loss', rule, kind ?? given, didYouMean(kind, names, longForms));
  }
  return create(options as never);
}
