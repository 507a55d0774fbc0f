import type { FloatArray, DenseView } from '../../arrays/view.js';
import type { Layer } from '../../layers/layer.js';
import { Model } from '../model.js';
import { checkSequential, type SequentialOptions } from '../options/sequentialOptions.js';

/** A model of layers, each of which takes the output of the one before. */
export class Sequential<Result = DenseView<FloatArray>> extends Model<Result> {}

/**
 * A model of layers, each of which takes the output of the one before. The first layer must have an `inputShape`, the
 * shape of one sample.
 *
 * @throws ArgumentError where a layer can not take what the one before gives
 */
export function sequential(layers: readonly Layer[], options: SequentialOptions = {}): Sequential {
  return new Sequential(...checkSequential(layers, options), (view) => view);
}
