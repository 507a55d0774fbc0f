import { isIndex, isListOf } from '../arrays/check.js';
import type { Layer, LayerInputs } from './layer.js';
import { maxInputs } from './shared/layerNode.js';

/** Of layers that each take the output of the one before. */
export function chainOf(count: number): LayerInputs {
  return Array.from({ length: count }, (_, i) => [i]);
}

export function isChain(layerInputs: LayerInputs): boolean {
  return layerInputs.every((values, i) => values.length === 1 && values[0] === i);
}

/**
 * Whether a value from a file says what each of these layers takes: only values before it, as many as it can, and so that
 * each output but the last is taken. The shapes are not checked.
 */
export function areLayerInputs(value: unknown, layers: readonly Layer[]): value is LayerInputs {
  if (!isListOf(value, isListOfIndices) || value.length !== layers.length) return false;
  const taken = new Set(value.flat());
  return value.every(
    (values, i) =>
      values.length >= 1 &&
      values.length <= (layers[i].merges ? maxInputs : 1) &&
      values.every((index) => index <= i) &&
      taken.has(i),
  );
}

const isListOfIndices = (value: unknown): value is readonly number[] => isListOf(value, isIndex);
