import { checkNumber } from '../arrays/check.js';
import { ArgumentError } from '../arrays/errors.js';
import { toView, type ArrayInput, type FloatArray, type NdView } from '../arrays/view.js';
import { mapValues } from './shared/mapValues.js';

/**
 * Drops values in training: those where the mask is 0 become 0, and the others are scaled by 1 / (1 − rate), so
 * that their mean stays (Srivastava and others, "Dropout: a simple way to prevent neural networks from
 * overfitting", JMLR 2014).
 *
 * @param mask 0 or 1 for each value, in the shape of `input`; 0 with probability `rate`
 * @param rate from 0 to below 1
 * @throws ArgumentError
 */
export function dropout(input: ArrayInput, mask: ArrayInput, rate: number): NdView<FloatArray> {
  return drop('dropout', 'input', input, mask, rate);
}

/**
 * The gradient of dropout: what was dropped gets nothing.
 *
 * @param outputGradient the shape of the input
 * @throws ArgumentError
 */
export function dropoutBackward(
  outputGradient: ArrayInput,
  mask: ArrayInput,
  rate: number,
): NdView<FloatArray> {
  return drop('dropoutBackward', 'outputGradient', outputGradient, mask, rate);
}

function drop(
  functionName: string,
  argument: string,
  values: ArrayInput,
  mask: ArrayInput,
  rate: number,
): NdView<FloatArray> {
  const view = toView(values, functionName, argument);
  const given = toView(mask, functionName, 'mask');
  if (given.shape.join() !== view.shape.join()) {
    throw new ArgumentError(functionName, 'mask', `have the shape [${view.shape.join(', ')}]`, given);
  }
  checkNumber(functionName, 'rate', rate, 'be from 0 to below 1', (r) => r >= 0 && r < 1);
  const kept = mapValues(given, (keep, i) => {
    if (keep !== 0 && keep !== 1) throw new ArgumentError(functionName, `mask[${i}]`, 'be 0 or 1', keep);
    return keep;
  }).data;
  return mapValues(view, (value, i) => (kept[i] === 0 ? 0 : value / (1 - rate)));
}
