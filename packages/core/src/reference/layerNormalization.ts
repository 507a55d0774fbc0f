// Letters: g values that are normalized together, those of the last axes; m groups of them.
import { checkNumber, checkOptions } from '../arrays/check.js';
import { ArgumentError } from '../arrays/errors.js';
import { sizeOf, toView, type ArrayInput, type FloatArray, type DenseView } from '../arrays/view.js';
import { checkOutputGradient } from './shared/checkOutputGradient.js';
import { castLike } from './shared/images.js';
import { countLastAxes } from './shared/lastAxes.js';
import { copyValues, mapValues } from './shared/mapValues.js';

/** What is normalized together, scaled and shifted. */
export interface LayerNormalizationOptions {
  /** The axes that are normalized together, which must be the last ones. Default −1, the last. */
  axis?: number | readonly number[];
  /** The scale, in the shape of these axes, default ones. */
  gamma?: ArrayInput;
  /** The offset, in the shape of these axes, default zeros. */
  beta?: ArrayInput;
  /** Added to the variance, above 0, default 0.001. */
  epsilon?: number;
}

/**
 * Normalizes the values of the last axes to mean 0 and variance 1, for each sample and position alone, then applies a
 * learned scale and offset: y = γ · (x − mean) / √(variance + ε) + β (Ba, Kiros and Hinton, "Layer normalization", 2016,
 * section 3). The variance is biased.
 *
 * @param input any shape, such as `[n, c]` or `[n, h, w, c]`
 * @param options `axis`, `gamma`, `beta` and `epsilon`, each with a default
 * @returns in the shape of `input`
 * @throws ArgumentError
 */
export function layerNormalization(
  input: ArrayInput,
  options: LayerNormalizationOptions = {},
): DenseView<FloatArray> {
  const { x, g, gamma, beta, normalized } = checkLayerNormalization('layerNormalization', input, options);
  return mapValues(x, (_, i) => gamma[i % g] * normalized[i] + beta[i % g]);
}

/**
 * The gradients of layer normalization. Mean and variance depend on every value of a group, so that
 * dx = 1 / √(variance + ε) · (γ · dy − mean(γ · dy) − x̂ · mean(γ · dy · x̂)), with x̂ the normalized values.
 *
 * @param outputGradient in the shape of `input`
 * @param input any shape
 * @param options those given to `layerNormalization`
 * @returns `input` in its shape, `gamma` and `beta` in that of the axes
 * @throws ArgumentError
 */
export function layerNormalizationBackward(
  outputGradient: ArrayInput,
  input: ArrayInput,
  options: LayerNormalizationOptions = {},
): Record<'input' | 'gamma' | 'beta', DenseView<FloatArray>> {
  const name = 'layerNormalizationBackward';
  const { x, g, m, axesShape, gamma, normalized, deviation } = checkLayerNormalization(name, input, options);
  const dOutput = copyValues(checkOutputGradient(outputGradient, name, x.shape)).data;
  const dGamma = new Float64Array(g);
  const dBeta = new Float64Array(g);
  // The means of γ · dy and of γ · dy · x̂ in each group.
  const mean = new Float64Array(m);
  const meanWithNormalized = new Float64Array(m);
  dOutput.forEach((gradient, i) => {
    const group = Math.floor(i / g);
    dGamma[i % g] += gradient * normalized[i];
    dBeta[i % g] += gradient;
    mean[group] += (gamma[i % g] * gradient) / g;
    meanWithNormalized[group] += (gamma[i % g] * gradient * normalized[i]) / g;
  });
  const dInput = mapValues(x, (_, i) => {
    const group = Math.floor(i / g);
    const withoutMeans = gamma[i % g] * dOutput[i] - mean[group] - normalized[i] * meanWithNormalized[group];
    return withoutMeans / deviation[group];
  });
  return { input: dInput, gamma: castLike(x, dGamma, axesShape), beta: castLike(x, dBeta, axesShape) };
}

function checkLayerNormalization(
  functionName: string,
  input: ArrayInput,
  options: LayerNormalizationOptions,
) {
  checkOptions(functionName, options, ['axis', 'gamma', 'beta', 'epsilon']);
  const x = toView(input, functionName, 'input');
  const { axis = -1, epsilon = 1e-3 } = options;
  const axesShape = x.shape.slice(-countLastAxes(functionName, axis, x.shape.length, 0));
  checkNumber(functionName, 'epsilon', epsilon, 'be above 0', (e) => e > 0);
  const g = sizeOf(axesShape);
  const m = sizeOf(x.shape) / g;
  const parameter = (argument: 'gamma' | 'beta', otherwise: number) => {
    const given = options[argument];
    if (given === undefined) return new Float64Array(g).fill(otherwise);
    const view = toView(given, functionName, argument);
    if (view.shape.join() !== axesShape.join()) {
      throw new ArgumentError(functionName, argument, `have the shape [${axesShape.join(', ')}]`, view);
    }
    return copyValues(view).data;
  };
  const [gamma, beta] = [parameter('gamma', 1), parameter('beta', 0)];
  const values = copyValues(x).data;
  const deviation = new Float64Array(m);
  const normalized = new Float64Array(m * g);
  for (let group = 0; group < m; group++) {
    const own = Float64Array.from(values.subarray(group * g, (group + 1) * g));
    const mean = own.reduce((sum, value) => sum + value, 0) / g;
    const variance = own.reduce((sum, value) => sum + (value - mean) ** 2, 0) / g;
    deviation[group] = Math.sqrt(variance + epsilon);
    own.forEach((value, i) => (normalized[group * g + i] = (value - mean) / deviation[group]));
  }
  return { x, g, m, axesShape, gamma, beta, normalized, deviation };
}
