// Letters: c channels, the last axis; m values in each channel, over all other axes.
import { checkFlag, checkNumber, checkOptions } from '../arrays/check.js';
import { ArgumentError } from '../arrays/errors.js';
import { sizeOf, toView, type ArrayInput, type FloatArray, type NdView } from '../arrays/view.js';
import { castLike } from './shared/images.js';
import { checkOutputGradient } from './shared/checkOutputGradient.js';
import { forEachValue, mapValues } from './shared/mapValues.js';

/** What a channel is scaled, moved and normalized by. */
export interface BatchNormalizationOptions {
  /** `[c]`, the scale, default ones. */
  gamma?: ArrayInput;
  /** `[c]`, the offset, default zeros. */
  beta?: ArrayInput;
  /** `[c]`, the mean when not training, default zeros. */
  movingMean?: ArrayInput;
  /** `[c]`, the variance when not training, default ones. */
  movingVariance?: ArrayInput;
  /** Added to the variance, default 0.001. */
  epsilon?: number;
  /** Whether mean and variance are those of the input. Default false. */
  training?: boolean;
  /** The share of the moving mean and variance that stays in a training step, default 0.99. */
  momentum?: number;
}

/**
 * Gives every channel the mean 0 and the variance 1, then scale and offset that are learned: Ioffe and Szegedy,
 * "Batch normalization: accelerating deep network training by reducing internal covariate shift", ICML 2015.
 * y = γ · (x − mean) / √(variance + ε) + β. As in Keras, the variance is the biased one, the sum of squares over m,
 * and so is that which the moving variance learns.
 *
 * @param input `[…, c]`
 * @returns `output` in the shape of the input; `[c]` each: the `mean` and `variance` that were used, and what
 * `movingMean` and `movingVariance` are afterwards
 * @throws ArgumentError
 */
export function batchNormalization(
  input: ArrayInput,
  options: BatchNormalizationOptions = {},
): Record<'output' | 'mean' | 'variance' | 'movingMean' | 'movingVariance', NdView<FloatArray>> {
  const { x, c, gamma, beta, mean, variance, deviation, moving } = checkBatchNormalization(
    'batchNormalization',
    input,
    options,
  );
  const { training = false, momentum = 0.99 } = options;
  const learned = (kept: Float64Array, now: Float64Array) =>
    training ? kept.map((value, i) => momentum * value + (1 - momentum) * now[i]) : kept;
  return {
    output: mapValues(x, (value, i) => {
      const channel = i % c;
      return (gamma[channel] * (value - mean[channel])) / deviation[channel] + beta[channel];
    }),
    mean: castLike(x, mean, [c]),
    variance: castLike(x, variance, [c]),
    movingMean: castLike(x, learned(moving.mean, mean), [c]),
    movingVariance: castLike(x, learned(moving.variance, variance), [c]),
  };
}

/**
 * The gradients of batch normalization. In training, mean and variance depend on every value, so that the input's
 * gradient loses its own mean and its part along the normalized values:
 * dx = γ / √(variance + ε) · (dy − mean(dy) − x̂ · mean(dy · x̂)), with x̂ the normalized values.
 *
 * @param outputGradient the shape of `input`
 * @returns `input` in its shape, `gamma` and `beta` `[c]`
 * @throws ArgumentError
 */
export function batchNormalizationBackward(
  outputGradient: ArrayInput,
  input: ArrayInput,
  options: BatchNormalizationOptions = {},
): Record<'input' | 'gamma' | 'beta', NdView<FloatArray>> {
  const name = 'batchNormalizationBackward';
  const { x, c, m, gamma, mean, deviation } = checkBatchNormalization(name, input, options);
  const dOutput = mapValues(checkOutputGradient(outputGradient, name, x.shape), (gradient) => gradient).data;
  const normalized = new Float64Array(m * c);
  const dGamma = new Float64Array(c);
  const dBeta = new Float64Array(c);
  forEachValue(x, (value, i) => {
    const channel = i % c;
    normalized[i] = (value - mean[channel]) / deviation[channel];
    dGamma[channel] += dOutput[i] * normalized[i];
    dBeta[channel] += dOutput[i];
  });
  const dInput = mapValues(x, (_, i) => {
    const channel = i % c;
    const scale = gamma[channel] / deviation[channel];
    if (!options.training) return scale * dOutput[i];
    return scale * (dOutput[i] - dBeta[channel] / m - (normalized[i] * dGamma[channel]) / m);
  });
  return { input: dInput, gamma: castLike(x, dGamma, [c]), beta: castLike(x, dBeta, [c]) };
}

function checkBatchNormalization(
  functionName: string,
  input: ArrayInput,
  options: BatchNormalizationOptions,
) {
  checkOptions(functionName, options, [
    'gamma',
    'beta',
    'movingMean',
    'movingVariance',
    'epsilon',
    'training',
    'momentum',
  ]);
  const x = toView(input, functionName, 'input');
  const c = x.shape[x.shape.length - 1];
  const m = sizeOf(x.shape) / c;
  const { epsilon = 1e-3, training = false, momentum = 0.99 } = options;
  checkNumber(functionName, 'epsilon', epsilon, 'be above 0', (e) => e > 0);
  checkNumber(functionName, 'momentum', momentum, 'be from 0 to 1', (share) => share >= 0 && share <= 1);
  checkFlag(functionName, 'training', training);
  const channels = (argument: 'gamma' | 'beta' | 'movingMean' | 'movingVariance', otherwise: number) => {
    const given = options[argument];
    if (given === undefined) return new Float64Array(c).fill(otherwise);
    const view = toView(given, functionName, argument, [1]);
    if (view.shape[0] !== c) {
      throw new ArgumentError(functionName, argument, `have ${c} values, one for each channel`, view);
    }
    return Float64Array.from(mapValues(view, (value) => value).data);
  };
  const moving = { mean: channels('movingMean', 0), variance: channels('movingVariance', 1) };
  const negative = moving.variance.find((value) => !(value >= 0));
  if (negative !== undefined) {
    throw new ArgumentError(functionName, 'movingVariance', 'hold only numbers from 0', negative);
  }
  const { mean, variance } = training ? moments(x, m, c) : moving;
  const deviation = variance.map((value) => Math.sqrt(value + epsilon));
  return {
    x,
    c,
    m,
    gamma: channels('gamma', 1),
    beta: channels('beta', 0),
    mean,
    variance,
    deviation,
    moving,
  };
}

/** Mean and biased variance of each channel. */
function moments(x: NdView, m: number, c: number) {
  const mean = new Float64Array(c);
  const variance = new Float64Array(c);
  forEachValue(x, (value, i) => (mean[i % c] += value / m));
  forEachValue(x, (value, i) => (variance[i % c] += (value - mean[i % c]) ** 2 / m));
  return { mean, variance };
}
