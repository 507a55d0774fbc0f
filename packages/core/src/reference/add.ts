import { checkResult, zerosLike, type ArrayInput, type FloatArray, type DenseView } from '../arrays/view.js';
import { checkOutputGradient } from './shared/checkOutputGradient.js';
import { checkInputList } from './shared/checkInputList.js';
import { copyValues } from './shared/mapValues.js';

/**
 * The sum of arrays, value by value.
 *
 * @param inputs one or more, of one shape of any rank
 * @returns in that shape
 * @throws ArgumentError
 */
export function add(inputs: readonly ArrayInput[]): DenseView<FloatArray> {
  const arrays = checkInputList('add', inputs).map(copyValues);
  const [first] = arrays;
  checkResult('add', first, first.shape);
  const result = zerosLike(first, first.shape);
  for (let i = 0; i < result.data.length; i++) {
    for (const { data } of arrays) result.data[i] += data[i];
  }
  return result;
}

/**
 * The gradients of `add`: for each input the output gradient as it is.
 *
 * @param outputGradient in the shape of the inputs
 * @param inputs those given to `add`
 * @returns one for each input
 * @throws ArgumentError
 */
export function addBackward(
  outputGradient: ArrayInput,
  inputs: readonly ArrayInput[],
): DenseView<FloatArray>[] {
  const arrays = checkInputList('addBackward', inputs);
  const dOutput = checkOutputGradient(outputGradient, 'addBackward', arrays[0].shape);
  return arrays.map(() => copyValues(dOutput));
}
