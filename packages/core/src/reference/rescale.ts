import { checkNumber, checkOptions } from '../arrays/check.js';
import { toView, type ArrayInput, type FloatArray, type DenseView } from '../arrays/view.js';
import { mapValues } from './shared/mapValues.js';

/** The options of `rescale`, which computes `scale · x + offset`. */
export interface RescaleOptions {
  /** A finite number. */
  scale: number;
  /** A finite number. Default 0. */
  offset?: number;
}

/**
 * Every value times `scale`, plus `offset`: a scale of 1/255 maps bytes to the range from 0 to 1.
 *
 * @param input any shape
 * @param options `scale`, and `offset`, default 0: finite numbers
 * @returns in the shape of `input`
 * @throws ArgumentError
 */
export function rescale(input: ArrayInput, options: RescaleOptions): DenseView<FloatArray> {
  const { scale, offset } = checkRescale('rescale', options);
  return mapValues(toView(input, 'rescale', 'input'), (value) => value * scale + offset);
}

/**
 * The gradient of `rescale`: the output gradient times `scale`.
 *
 * @param outputGradient in the shape of the input
 * @param options those given to `rescale`
 * @returns in the shape of the input
 * @throws ArgumentError
 */
export function rescaleBackward(outputGradient: ArrayInput, options: RescaleOptions): DenseView<FloatArray> {
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
