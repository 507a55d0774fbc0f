import { denseView, sizeOf, toView, type ArrayInput, type FloatArray, type NdView } from '../arrays/view.js';
import { checkOutputGradient } from './shared/checkOutputGradient.js';
import { mapValues } from './shared/mapValues.js';

/**
 * Lays every image out in one row, by row, column, channel.
 *
 * @param input `[n, h, w, c]`, or any array of rank 2 or more
 * @returns `[n, h·w·c]`
 * @throws ArgumentError
 */
export function flatten(input: ArrayInput): NdView<FloatArray> {
  const { view, flatShape } = checkFlatten('flatten', input);
  return reshaped(view, flatShape);
}

/**
 * The gradient of flattening: the same numbers in the shape of the input.
 *
 * @param outputGradient `[n, h·w·c]`
 * @throws ArgumentError
 */
export function flattenBackward(outputGradient: ArrayInput, input: ArrayInput): NdView<FloatArray> {
  const { view, flatShape } = checkFlatten('flattenBackward', input);
  return reshaped(checkOutputGradient(outputGradient, 'flattenBackward', flatShape), view.shape);
}

function checkFlatten(functionName: string, input: ArrayInput) {
  const view = toView(input, functionName, 'input', [2, 3, 4, 5]);
  return { view, flatShape: [view.shape[0], sizeOf(view.shape.slice(1))] };
}

function reshaped(view: NdView, shape: readonly number[]): NdView<FloatArray> {
  const { data } = mapValues(view, (value) => value);
  return denseView(data, shape);
}
