// Letters: c channels, the last axis; m values per channel, over all other axes.
import { checkFlag, checkNumber, checkOptions } from '../arrays/check.js';
import { ArgumentError } from '../arrays/errors.js';
import {
  sizeOf,
  toView,
  type ArrayInput,
  type FloatArray,
  type DenseView,
  type NdView,
} from '../arrays/view.js';
import { castLike } from './shared/images.js';
import { checkOutputGradient } from './shared/checkOutputGradient.js';
import { copyValues, forEachValue, mapValues } from './shared/mapValues.js';

/** What each channel is normalized, scaled and shifted by. */
export interface BatchNormalizationOptions {
  /** `[c]`, the scale, default ones. */
  gamma?: ArrayInput;
  /** `[c]`, the offset, default zeros. */
  beta?: ArrayInput;
  /** `[c]`, the mean used when not training, default zeros. */
  movingMean?: ArrayInput;
  /** `[c]`, the variance used when not training, numbers from 0, default ones. */
  movingVariance?: ArrayInput;
  /** Added to the variance, above 0, default 0.001. */
  epsilon?: number;
  /** Whether mean and variance are computed from the input. Default false. */
  training?: boolean;
  /** The fraction of the moving mean and variance that a training step keeps, from 0 to 1, default 0.99. */
  momentum?: number;
}

/**
 * Normalizes every channel to mean 0 and variance 1, then applies a learned scale and offset:
 * y = γ · (x − mean) / √(variance + ε) + β (Ioffe and Szegedy, "Batch normalization: accelerating deep network training by
 * reducing internal covariate shift", ICML 2015, algorithm 1). As in Keras, all variances are biased: the sum of squares
 * is divided by m.
 *
 * @param input `[…, c]`
 * @param options `gamma`, `beta`, `movingMean`, `movingVariance`, `epsilon`, `training` and `momentum`, each with a default
 * @returns `output` in the shape of the input; `[c]` each: the `mean` and `variance` that were used, and the updated
 *   `movingMean` and `movingVariance`
 * @throws ArgumentError
 */
export function batchNormalization(
  input: ArrayInput,
  options: BatchNormalizationOptions = {},
): Record<'output' | 'mean' | 'variance' | 'movingMean' | 'movingVariance', DenseView<FloatArray>> {
  const { x, c, gamma, beta, mean, variance, deviation, moving } = checkBatchNormalization(
    'batchNormalization',
    input,
    options,
  );
  const { training = false, momentum = 0.99 } = options;
  const updated = (moving: Float64Array, current: Float64Array) =>
    training ? moving.map((value, i) => momentum * value + (1 - momentum) * current[i]) : moving;
  return {
    output: mapValues(x, (value, i) => {
      const channel = i % c;
      return (gamma[channel] * (value - mean[channel])) / deviation[channel] + beta[channel];
    }),
    mean: castLike(x, mean, [c]),
    variance: castLike(x, variance, [c]),
    movingMean: castLike(x, updated(moving.mean, mean), [c]),
    movingVariance: castLike(x, updated(moving.variance, variance), [c]),
  };
}

/**
 * The gradients of batch normalization. When training, mean and variance depend on every value, so that
 * dx = γ / √(variance + ε) · (dy − mean(dy) − x̂ · mean(dy · x̂)), with x̂ the normalized values (Ioffe and Szegedy, 2015,
 * section 3); else dx = γ / √(variance + ε) · dy.
 *
 * @param outputGradient in the shape of `input`
 * @param input `[…, c]`
 * @param options those given to `batchNormalization`
 * @returns `input` in its shape, `gamma` and `beta` `[c]`
 * @throws ArgumentError
 */
export function batchNormalizationBackward(
  outputGradient: ArrayInput,
  input: ArrayInput,
  options: BatchNormalizationOptions = {},
): Record<'input' | 'gamma' | 'beta', DenseView<FloatArray>> {
  const name = 'batchNormalizationBackward';
  const { x, c, m, gamma, mean, deviation } = checkBatchNormalization(name, input, options);
  const dOutput = copyValues(checkOutputGradient(outputGradient, name, x.shape)).data;
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
  checkNumber(functionName, 'momentum', momentum, 'be from 0 to 1', (m) => m >= 0 && m <= 1);
  checkFlag(functionName, 'training', training);
  const channels = (argument: 'gamma' | 'beta' | 'movingMean' | 'movingVariance', otherwise: number) => {
    const given = options[argument];
    if (given === undefined) return new Float64Array(c).fill(otherwise);
    const view = toView(given, functionName, argument, [1]);
    if (view.shape[0] !== c) {
      throw new ArgumentError(functionName, argument, `have ${c} values, one for each channel`, view);
    }
    return Float64Array.from(copyValues(view).data);
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
