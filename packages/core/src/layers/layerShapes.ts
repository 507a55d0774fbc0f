import { checkShape } from '../arrays/check.js';
import { ArgumentError } from '../arrays/errors.js';
import { sizeOf } from '../arrays/view.js';
import type { LayerConfig } from './layer.js';
import { layerFromConfig } from './registry.js';
import { shapesThrough } from './shapesThrough.js';

/** A layer of a list, with the shape of one sample before and after it. */
export interface ShapedLayer extends LayerConfig {
  /** The activation that the layer ends with; undefined for layers that have none. */
  activation?: string;
  inputShape: readonly number[];
  outputShape: readonly number[];
  /** Weights, biases and what the layer keeps up to date itself. */
  parameters: number;
}

/**
 * The shapes through a list of layers and their parameter counts, without a model: nothing is allocated.
 *
 * @param layers layers, or their kinds and options as plain data
 * @param inputShape of one sample, `[h, w, c]` or `[units]`
 * @returns the layers, and the parameters of all of them together
 * @throws ArgumentError, which names the layer whose options or input are refused
 */
export function layerShapes(
  layers: readonly LayerConfig[],
  inputShape: readonly number[],
): { layers: ShapedLayer[]; parameters: number } {
  if (!Array.isArray(layers)) {
    throw new ArgumentError('layerShapes', 'layers', 'be a list of layers', layers);
  }
  const built = Array.from(layers as readonly LayerConfig[], layerFromConfig);
  const shapes = shapesThrough(built, checkShape('layerShapes', 'inputShape', inputShape));
  const shaped = built.map((layer, i): ShapedLayer => {
    const { kind, options, activation } = layer;
    const parameters = layer.parameters(shapes[i]).reduce((sum, { shape }) => sum + sizeOf(shape), 0);
    return { kind, options, activation, inputShape: shapes[i], outputShape: shapes[i + 1], parameters };
  });
  return { layers: shaped, parameters: shaped.reduce((sum, { parameters }) => sum + parameters, 0) };
}
