import { checkOptions, checkShape } from '../arrays/check.js';
import type { LayerNode, Shape } from './layer.js';
import { createNode } from './shared/layerNode.js';

/** The options of a model's input. */
export interface InputOptions {
  /** The shape of one sample, `[h, w, c]` or `[units]`. */
  shape: Shape;
}

/**
 * The input of a model that is built from values: `layer.apply` makes others of it, and `model` the model.
 *
 * @throws ArgumentError
 */
export function input(options: InputOptions): LayerNode {
  checkOptions('input', options, ['shape']);
  return createNode(checkShape('input', 'shape', options.shape));
}
