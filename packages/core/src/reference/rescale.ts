import { checkNumber } from '../check.js';
import { toView, type ArrayInput, type FloatArray, type NdView } from '../view.js';
import { mapValues } from './mapValues.js';

/**
 * Every value times `scale`, plus `offset`: 1/255 takes bytes to the range from 0 to 1.
 *
 * @throws ArgumentError
 */
export function rescale(
  input: ArrayInput,
  { scale, offset = 0 }: { scale: number; offset?: number },
): NdView<FloatArray> {
  checkNumber('rescale', 'scale', scale, 'be a finite number', () => true);
  checkNumber('rescale', 'offset', offset, 'be a finite number', () => true);
  return mapValues(toView(input, 'rescale', 'input'), (value) => value * scale + offset);
}

/** The gradient of rescaling: the output's, times `scale`. */
export function rescaleBackward(
  outputGradient: ArrayInput,
  { scale }: { scale: number; offset?: number },
): NdView<FloatArray> {
  checkNumber('rescaleBackward', 'scale', scale, 'be a finite number', () => true);
  const dOutput = toView(outputGradient, 'rescaleBackward', 'outputGradient');
  return mapValues(dOutput, (gradient) => gradient * scale);
}
