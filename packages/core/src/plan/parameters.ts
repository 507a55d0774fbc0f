import { sizeOf } from '../arrays/view.js';
import type { LayerGraph, Parameter, Shape } from '../layers/layer.js';
import { chainOf } from '../layers/layerInputs.js';
import { shapesThrough } from '../layers/shapesThrough.js';

/** A parameter and where it is in the block of all weights. */
export interface ParameterLayout extends Parameter {
  /** Whether the optimizer updates it: false where it, or its layer, is not trainable. */
  trainable: boolean;
  /** The layer's index in the model. */
  layer: number;
  /** The parameter's index in the layer. */
  indexInLayer: number;
  /** Offset in floats from the block's beginning. */
  start: number;
  /** Length in floats. */
  size: number;
  /** size / rowWidth */
  rows: number;
}

/** The parameters of a model. */
export interface ParameterList {
  /** In Keras' order: layer by layer, kernel before bias. */
  parameters: readonly ParameterLayout[];
  byLayer: readonly (readonly ParameterLayout[])[];
  /** Of all parameters together, in floats. */
  size: number;
  /** The shape of one sample before the first layer, and after each. */
  shapes: readonly Shape[];
  /** The last of these. */
  outputShape: Shape;
}

/** @throws ArgumentError where a layer can not take what those before give */
export function listParameters({ layers, inputShape, layerInputs }: LayerGraph): ParameterList {
  const inputs = layerInputs ?? chainOf(layers.length);
  const shapes = shapesThrough(layers, inputShape, inputs);
  let size = 0;
  const byLayer = layers.map((layer, index) =>
    layer.parameters(shapes[inputs[index][0]]).map((parameter, indexInLayer): ParameterLayout => {
      const count = sizeOf(parameter.shape);
      const start = size;
      size += count;
      const rows = count / parameter.rowWidth;
      const trainable = layer.trainable !== false && parameter.trainable !== false;
      return { ...parameter, trainable, layer: index, indexInLayer, start, size: count, rows };
    }),
  );
  return { parameters: byLayer.flat(), byLayer, size, shapes, outputShape: shapes[layers.length] };
}
