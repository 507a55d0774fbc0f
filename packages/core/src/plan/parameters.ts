import type { Layer, Parameter } from '../layers/layer.js';
import { sizeOf } from '../arrays/view.js';

/** A parameter and where it lies in the block of all weights. */
export interface ParameterLayout extends Parameter {
  /** The layer's place in the model, and the parameter's place in the layer. */
  layer: number;
  indexInLayer: number;
  /** Counted in floats from the block's beginning. */
  start: number;
  size: number;
  /** Rows that the parameter has: size / rowWidth. */
  rows: number;
}

/** The parameters of a model in Keras' order: layer by layer, kernel before bias. */
export function listParameters(layers: readonly Layer[], inputShape: readonly number[]) {
  const parameters: ParameterLayout[] = [];
  let shape: readonly number[] = inputShape;
  let size = 0;
  const byLayer = layers.map((layer, index) => {
    const outputShape = layer.outputShape(shape);
    const own = layer.parameters(shape).map((parameter, indexInLayer): ParameterLayout => {
      const count = sizeOf(parameter.shape);
      const start = (size += count) - count;
      const rows = count / parameter.rowWidth;
      return { ...parameter, layer: index, indexInLayer, start, size: count, rows };
    });
    parameters.push(...own);
    shape = outputShape;
    return own;
  });
  return { parameters, byLayer, outputShape: shape, size };
}
