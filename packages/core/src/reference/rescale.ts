import { checkNumber, checkOptions } from '../arrays/check.js';
import { toView, type ArrayInput, type FloatArray, type NdView } from '../arrays/view.js';
import { mapValues } from './shared/mapValues.js';

/** A line through all values: `scale · x + offset`. */
export interface RescaleOptions {
  /** Any finite number. */
  scale: number;
  /** Default 0. */
  offset?: number;
}

/**
 * Every value times `scale`, plus `offset`: 1/255 takes bytes to the range from 0 to 1.
 *
 * @throws ArgumentError
 */
export function rescale(input: ArrayInput, options: RescaleOptions): NdView<FloatArray> {
  const { scale, offset } = checkRescale('rescale', options);
  return mapValues(toView(input, 'rescale', 'input'), (value) => value * scale + offset);
}

/**
 * The gradient of rescaling: the output's, times `scale`.
 *
 * @throws ArgumentError
 */
export function rescaleBackward(outputGradient: ArrayInput, options: RescaleOptions): NdView<FloatArray> {
  const { scale } = checkRescale('rescaleBackward', options);
  const dOutput = toView(outputGradient, 'rescaleBackward', 'outputGradient');
  return mapValues(dOutput, (gradient) => gradient * scale);
}

function checkRescale(functionName: string, options: RescaleOptions): Required<RescaleOptions> {
  checkOptions(functionName, options, ['scale', 'offset']);
  const { scale, offset = 0 } = options;
  checkNumber(functionName, 'scale', scale, 'be a finite number', () => true);
  checkNumber(functionName, 'offset', offset, 'be a finite number', () => true);
  return { scale, offset };
}
