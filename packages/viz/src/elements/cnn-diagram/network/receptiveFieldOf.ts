import { receptiveField, type ReceptiveField } from '@cnn/core/steps';
import type { DiagramLayer } from './diagramNetwork.js';

/** Cells of an image, counted from 0. */
export type Rectangle = ReceptiveField['visible'];

/** The cells of the first layer's input that one value of the last layer's output depends on. */
export function receptiveFieldOf(
  layers: readonly DiagramLayer[],
  { row, column }: { row: number; column: number },
): ReceptiveField {
  const shapes = layers.map(({ kind, options, outputShape }) => ({
    kind,
    options,
    outputShape: () => [...outputShape],
    parameters: () => [],
  }));
  return receptiveField(shapes, layers[0].inputShape, layers.length - 1, row, column);
}
