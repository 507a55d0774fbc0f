import { checkNumber } from '../arrays/check.js';
import { ArgumentError } from '../arrays/errors.js';
import { toView, type ArrayInput, type FloatArray, type DenseView } from '../arrays/view.js';
import { mapValues } from './shared/mapValues.js';

/**
 * Dropout as in training: values whose mask is 0 become 0, and the others are multiplied by 1 / (1 − rate), which keeps
 * the expected value (Srivastava and others, "Dropout: a simple way to prevent neural networks from overfitting", JMLR
 * 2014).
 *
 * @param input any shape
 * @param mask 0 or 1 for each value, in the shape of `input`; `dropoutMask` makes one
 * @param rate the probability that a mask was drawn as 0, from 0 to below 1
 * @returns in the shape of `input`
 * @throws ArgumentError
 */
export function dropout(input: ArrayInput, mask: ArrayInput, rate: number): DenseView<FloatArray> {
  return drop('dropout', 'input', input, mask, rate);
}

/**
 * The gradient of dropout: 0 where values were dropped, else the output gradient times 1 / (1 − rate).
 *
 * @param outputGradient in the shape of the input
 * @param mask that given to `dropout`
 * @param rate that given to `dropout`
 * @returns in the shape of the input
 * @throws ArgumentError
 */
export function dropoutBackward(
  outputGradient: ArrayInput,
  mask: ArrayInput,
  rate: number,
): DenseView<FloatArray> {
  return drop('dropoutBackward', 'outputGradient', outputGradient, mask, rate);
}

function drop(
  functionName: string,
  argument: string,
  values: ArrayInput,
  mask: ArrayInput,
  rate: number,
): DenseView<FloatArray> {
  const view = toView(values, functionName, argument);
  const maskView = toView(mask, functionName, 'mask');
  if (maskView.shape.join() !== view.shape.join()) {
    throw new ArgumentError(functionName, 'mask', `have the shape [${view.shape.join(', ')}]`, maskView);
  }
  checkNumber(functionName, 'rate', rate, 'be from 0 to below 1', (r) => r >= 0 && r < 1);
  const kept = mapValues(maskView, (keep, i) => {
    if (keep !== 0 && keep !== 1) throw new ArgumentError(functionName, `mask[${i}]`, 'be 0 or 1', keep);
    return keep;
  }).data;
  return mapValues(view, (value, i) => (kept[i] === 0 ? 0 : value / (1 - rate)));
}
