import { checkOptions } from '../arrays/check.js';
import {
  checkResult,
  sizeOf,
  zerosLike,
  type ArrayInput,
  type FloatArray,
  type DenseView,
  type NdView,
} from '../arrays/view.js';
import { axisIndex } from './shared/axisIndex.js';
import { checkInputList } from './shared/checkInputList.js';
import { checkOutputGradient } from './shared/checkOutputGradient.js';
import { copyValues } from './shared/mapValues.js';

/** Where arrays are joined. */
export interface ConcatenateOptions {
  /** The axis along which they follow each other, from 0, or below 0 from the end. Default −1. */
  axis?: number;
}

/**
 * Arrays one after the other along an axis.
 *
 * @param inputs one or more; only their lengths along the axis may differ
 * @param options `axis`, with a default
 * @returns with the sum of these lengths along the axis
 * @throws ArgumentError
 */
export function concatenate(
  inputs: readonly ArrayInput[],
  options: ConcatenateOptions = {},
): DenseView<FloatArray> {
  const { arrays, outputShape, axis } = checkConcatenate('concatenate', inputs, options);
  const result = zerosLike(arrays[0], outputShape);
  forEachValue(arrays, outputShape, axis, (i, index, outputIndex) => {
    result.data[outputIndex] = arrays[i].data[index];
  });
  return result;
}

/**
 * The gradients of `concatenate`: for each input its part of the output gradient.
 *
 * @param outputGradient in the shape of the output of `concatenate`
 * @param inputs those given to `concatenate`
 * @param options those given to `concatenate`
 * @returns one for each input, in its shape
 * @throws ArgumentError
 */
export function concatenateBackward(
  outputGradient: ArrayInput,
  inputs: readonly ArrayInput[],
  options: ConcatenateOptions = {},
): DenseView<FloatArray>[] {
  const name = 'concatenateBackward';
  const { arrays, outputShape, axis } = checkConcatenate(name, inputs, options);
  const dOutput = copyValues(checkOutputGradient(outputGradient, name, outputShape));
  const gradients = arrays.map((array) => zerosLike(array, array.shape));
  forEachValue(arrays, outputShape, axis, (i, index, outputIndex) => {
    gradients[i].data[index] = dOutput.data[outputIndex];
  });
  return gradients;
}

/** Visits every value with the number of its array, and its index in that array and in the output. */
function forEachValue(
  arrays: readonly NdView[],
  outputShape: readonly number[],
  axis: number,
  visit: (i: number, index: number, outputIndex: number) => void,
): void {
  const rows = sizeOf(outputShape.slice(0, axis));
  let outputIndex = 0;
  for (let row = 0; row < rows; row++) {
    for (const [i, { shape }] of arrays.entries()) {
      const length = sizeOf(shape.slice(axis));
      for (let j = 0; j < length; j++) visit(i, row * length + j, outputIndex++);
    }
  }
}

function checkConcatenate(
  functionName: string,
  inputs: readonly ArrayInput[],
  options: ConcatenateOptions,
): { arrays: DenseView<FloatArray>[]; outputShape: number[]; axis: number } {
  checkOptions(functionName, options, ['axis']);
  const { axis: given = -1 } = options;
  const views = checkInputList(functionName, inputs, (rank) => axisIndex(functionName, given, rank, 0));
  const axis = axisIndex(functionName, given, views[0].shape.length, 0);
  const outputShape = [...views[0].shape];
  outputShape[axis] = views.reduce((sum, { shape }) => sum + shape[axis], 0);
  checkResult(functionName, views[0], outputShape);
  return { arrays: views.map(copyValues), outputShape, axis };
}
