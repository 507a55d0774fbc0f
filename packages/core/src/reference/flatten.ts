import {
  denseView,
  sizeOf,
  toView,
  type ArrayInput,
  type FloatArray,
  type DenseView,
  type NdView,
} from '../arrays/view.js';
import { checkOutputGradient } from './shared/checkOutputGradient.js';
import { copyValues } from './shared/mapValues.js';

/**
 * The values of every image in one row, by row, column, channel.
 *
 * @param input `[n, h, w, c]`, or any array of rank 2 to 5
 * @returns `[n, h·w·c]`
 * @throws ArgumentError
 */
export function flatten(input: ArrayInput): DenseView<FloatArray> {
  const { view, flatShape } = checkFlatten('flatten', input);
  return reshape(view, flatShape);
}

/**
 * The gradient of `flatten`: the output gradient in the shape of the input.
 *
 * @param outputGradient `[n, h·w·c]`
 * @param input `[n, h, w, c]`, or any array of rank 2 to 5
 * @returns in the shape of `input`
 * @throws ArgumentError
 */
export function flattenBackward(outputGradient: ArrayInput, input: ArrayInput): DenseView<FloatArray> {
  const { view, flatShape } = checkFlatten('flattenBackward', input);
  return reshape(checkOutputGradient(outputGradient, 'flattenBackward', flatShape), view.shape);
}

function checkFlatten(functionName: string, input: ArrayInput) {
  const view = toView(input, functionName, 'input', [2, 3, 4, 5]);
  return { view, flatShape: [view.shape[0], sizeOf(view.shape.slice(1))] };
}

function reshape(view: NdView, shape: readonly number[]): DenseView<FloatArray> {
  return denseView(copyValues(view).data, shape);
}
