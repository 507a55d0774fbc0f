import { ArgumentError } from '../arrays/errors.js';
import { toView, type ArrayInput, type FloatArray, type DenseView } from '../arrays/view.js';
import { alphaIndex } from './shared/alphaIndex.js';
import { checkOutputGradient } from './shared/checkOutputGradient.js';
import { castLike } from './shared/images.js';
import { copyValues, mapValues } from './shared/mapValues.js';

/**
 * `x`, below 0 `alpha · x`, with a learned slope for each value of a sample (He, Zhang, Ren and Sun, "Delving deep into
 * rectifiers", ICCV 2015, section 2.1).
 *
 * @param input `[n, …]`
 * @param alpha the shape of one sample; an axis along which values share a slope has length 1
 * @returns in the shape of `input`
 * @throws ArgumentError
 */
export function prelu(input: ArrayInput, alpha: ArrayInput): DenseView<FloatArray> {
  const { x, slopes, slopeOf } = checkPrelu('prelu', input, alpha);
  return mapValues(x, (value, i) => (value < 0 ? slopes[slopeOf(i)] * value : value));
}

/**
 * The gradients of `prelu`. Each slope adds up the gradients of the values below 0, times these values.
 *
 * @param outputGradient in the shape of `input`
 * @param input `[n, …]`
 * @param alpha that given to `prelu`
 * @returns each in the shape of what it is the gradient of
 * @throws ArgumentError
 */
export function preluBackward(
  outputGradient: ArrayInput,
  input: ArrayInput,
  alpha: ArrayInput,
): Record<'input' | 'alpha', DenseView<FloatArray>> {
  const name = 'preluBackward';
  const { x, alphaShape, slopes, slopeOf } = checkPrelu(name, input, alpha);
  const dOutput = copyValues(checkOutputGradient(outputGradient, name, x.shape)).data;
  const dAlpha = new Float64Array(slopes.length);
  const dInput = mapValues(x, (value, i) => {
    if (value < 0) dAlpha[slopeOf(i)] += dOutput[i] * value;
    // At 0, a corner, the slope is that on the left.
    return value > 0 ? dOutput[i] : slopes[slopeOf(i)] * dOutput[i];
  });
  return { input: dInput, alpha: castLike(x, dAlpha, alphaShape) };
}

function checkPrelu(functionName: string, input: ArrayInput, alpha: ArrayInput) {
  const x = toView(input, functionName, 'input');
  const view = toView(alpha, functionName, 'alpha');
  const sampleShape = x.shape.slice(1);
  const fits = (length: number, axis: number) => length === 1 || length === sampleShape[axis];
  if (sampleShape.length === 0 || view.shape.length !== sampleShape.length || !view.shape.every(fits)) {
    const rule = `have the shape [${sampleShape.join(', ')}], with 1 along shared axes`;
    throw new ArgumentError(functionName, 'alpha', rule, view);
  }
  const index = alphaIndex(sampleShape, view.shape);
  return {
    x,
    alphaShape: view.shape,
    slopes: copyValues(view).data,
    slopeOf: (i: number) => index[i % index.length],
  };
}
