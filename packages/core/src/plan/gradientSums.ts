import type { Kernels } from '../kernels/kernels.js';
import { addRows } from '../layers/shared/addRows.js';
import type { LayerLayout } from './layerLayout.js';

/** Completes the gradient of a layer's output, for the samples from … to−1, once all that take it have been backward. */
export type GradientSum = (from: number, to: number) => void;

/** For each layer whose output is taken more than once; the parts are added up in the order of the layers. */
export function gradientSums(
  layers: readonly Pick<LayerLayout, 'outputGradient' | 'gradientParts'>[],
  kernels: () => Kernels,
): (GradientSum | undefined)[] {
  return layers.map(({ outputGradient, gradientParts }) => {
    if (!outputGradient || gradientParts.length === 0) return undefined;
    return (from, to) => {
      for (const part of gradientParts) addRows(kernels(), outputGradient, outputGradient, part, from, to);
    };
  });
}
