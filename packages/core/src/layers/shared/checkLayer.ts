import { checkFlag, checkOptions, checkShape } from '../../arrays/check.js';
import { ArgumentError } from '../../arrays/errors.js';
import type { Layer, LayerNode, LayerOptions } from '../layer.js';
import { applyLayer } from './layerNode.js';

const layerOptionNames = [
  'name',
  'trainable',
  'inputShape',
] as const satisfies readonly (keyof LayerOptions)[];

/**
 * Checks the options that every layer has.
 *
 * @param kind the layer's name in `layers`
 * @param optionNames the names of the layer's own options
 * @returns the parts of a layer that follow from them, and a copy of all options
 */
export function checkLayer(kind: string, given: LayerOptions, optionNames: readonly string[]) {
  const functionName = `layers.${kind}`;
  checkOptions(functionName, given, [...optionNames, ...layerOptionNames]);
  const { name, trainable = true, inputShape } = given;
  if (name !== undefined && !(typeof name === 'string' && name.length > 0)) {
    throw new ArgumentError(functionName, 'name', 'be a text of at least one character', name);
  }
  checkFlag(functionName, 'trainable', trainable);
  return {
    kind,
    options: { ...given } as Record<string, unknown>,
    name,
    trainable: trainable ? undefined : false,
    inputShape: inputShape && checkShape(functionName, 'inputShape', inputShape),
    apply(this: Layer, inputs: LayerNode | readonly LayerNode[]): LayerNode {
      return applyLayer(this, inputs);
    },
  } satisfies Partial<Layer>;
}
