import type { Layer, Shape } from './layer.js';

/** The shape of one sample before each layer, and after the last. */
export function shapesThrough(
  layers: readonly Pick<Layer, 'outputShape'>[],
  inputShape: Shape,
): [Shape, ...Shape[]] {
  const shapes: [Shape, ...Shape[]] = [inputShape];
  for (const layer of layers) shapes.push(layer.outputShape(shapes[shapes.length - 1]));
  return shapes;
}
