import { chainOf } from './layerInputs.js';
import type { Layer, LayerInputs, Shape } from './layer.js';

/** The shape of one sample before the first layer, and after each. */
export function shapesThrough(
  layers: readonly Pick<Layer, 'outputShape'>[],
  inputShape: Shape,
  layerInputs: LayerInputs = chainOf(layers.length),
): [Shape, ...Shape[]] {
  const shapes: [Shape, ...Shape[]] = [inputShape];
  layers.forEach((layer, i) => {
    shapes.push(layer.outputShape(...layerInputs[i].map((value) => shapes[value])));
  });
  return shapes;
}
