import { checkFlag, checkNumber } from '../arrays/check.js';
import { toView, type ArrayInput, type FloatArray, type DenseView } from '../arrays/view.js';
import { mapValues } from './shared/mapValues.js';
import {
  eluActivation,
  geluActivation,
  geluApproximation,
  leakyReluActivation,
  leakyReluSlope,
  linearActivation,
  reluActivation,
  seluActivation,
  sigmoidActivation,
  softplusActivation,
  tanhActivation,
  type ScalarActivation,
} from './scalarActivations.js';
import { softmax } from './softmax.js';

/** The names of the activation functions. */
export type ActivationName =
  'linear' | 'relu' | 'leakyRelu' | 'elu' | 'selu' | 'gelu' | 'sigmoid' | 'tanh' | 'softplus' | 'softmax';

/** The activation functions of one value, with their defaults. */
export const scalarActivations: Record<Exclude<ActivationName, 'softmax'>, ScalarActivation> = {
  linear: linearActivation,
  relu: reluActivation,
  leakyRelu: leakyReluActivation(leakyReluSlope),
  elu: eluActivation(1),
  selu: seluActivation,
  gelu: geluActivation,
  sigmoid: sigmoidActivation,
  tanh: tanhActivation,
  softplus: softplusActivation,
};

/** All names in a list, softmax last. */
export const activationNames = [...Object.keys(scalarActivations), 'softmax'] as readonly ActivationName[];

/**
 * `x` itself, as a dense array.
 *
 * @param x any shape
 * @returns the shape of `x`
 * @throws ArgumentError
 */
export function linear(x: ArrayInput): DenseView<FloatArray> {
  return apply('linear', x, linearActivation);
}

/**
 * `max(x, 0)`, for each value. NaN propagates (Nair and Hinton, "Rectified linear units improve restricted Boltzmann
 * machines", ICML 2010).
 *
 * @param x any shape
 * @returns the shape of `x`, numbers from 0
 * @throws ArgumentError
 */
export function relu(x: ArrayInput): DenseView<FloatArray> {
  return apply('relu', x, reluActivation);
}

/**
 * `x`, below 0 `negativeSlope · x`, so that the gradient is never 0 (Maas, Hannun and Ng, "Rectifier nonlinearities
 * improve neural network acoustic models", ICML 2013).
 *
 * @param x any shape
 * @param negativeSlope a number from 0, default 0.2
 * @returns the shape of `x`
 * @throws ArgumentError
 */
export function leakyRelu(x: ArrayInput, negativeSlope = leakyReluSlope): DenseView<FloatArray> {
  checkNumber('leakyRelu', 'negativeSlope', negativeSlope, 'be a number from 0', (s) => s >= 0);
  return apply('leakyRelu', x, leakyReluActivation(negativeSlope));
}

/**
 * `x`, below 0 `alpha · (exp(x) − 1)` (Clevert, Unterthiner and Hochreiter, "Fast and accurate deep network
 * learning by exponential linear units", ICLR 2016, section 3).
 *
 * @param x any shape
 * @param alpha a number from 0, default 1
 * @returns the shape of `x`, numbers from `−alpha`
 * @throws ArgumentError
 */
export function elu(x: ArrayInput, alpha = 1): DenseView<FloatArray> {
  checkNumber('elu', 'alpha', alpha, 'be a number from 0', (a) => a >= 0);
  return apply('elu', x, eluActivation(alpha));
}

/**
 * `1.0507 · elu(x, 1.6733)` (Klambauer and others, "Self-normalizing neural networks", NeurIPS 2017).
 *
 * @param x any shape
 * @returns the shape of `x`
 * @throws ArgumentError
 */
export function selu(x: ArrayInput): DenseView<FloatArray> {
  return apply('selu', x, seluActivation);
}

/**
 * `x · Φ(x)`, with Φ the cumulative distribution function of the standard normal distribution, or with `approximate`
 * `x/2 · (1 + tanh(√(2/π) · (x + 0.044715 x³)))` (Hendrycks and Gimpel, "Gaussian error linear units", 2016, section 2).
 *
 * @param x any shape
 * @param approximate default false
 * @returns the shape of `x`
 * @throws ArgumentError
 */
export function gelu(x: ArrayInput, approximate = false): DenseView<FloatArray> {
  checkFlag('gelu', 'approximate', approximate);
  return apply('gelu', x, approximate ? geluApproximation : geluActivation);
}

/**
 * `1 / (1 + exp(−x))`, the logistic function (Goodfellow, Bengio and Courville, Deep Learning, 2016, equation 3.30).
 *
 * @param x any shape
 * @returns the shape of `x`, numbers from 0 to 1
 * @throws ArgumentError
 */
export function sigmoid(x: ArrayInput): DenseView<FloatArray> {
  return apply('sigmoid', x, sigmoidActivation);
}

/**
 * `tanh(x)`, the hyperbolic tangent.
 *
 * @param x any shape
 * @returns the shape of `x`, numbers from −1 to 1
 * @throws ArgumentError
 */
export function tanh(x: ArrayInput): DenseView<FloatArray> {
  return apply('tanh', x, tanhActivation);
}

/**
 * `log(1 + exp(x))`, a smooth relu (Dugas and others, "Incorporating second-order functional knowledge for better option
 * pricing", NIPS 2000).
 *
 * @param x any shape
 * @returns the shape of `x`, numbers from 0
 * @throws ArgumentError
 */
export function softplus(x: ArrayInput): DenseView<FloatArray> {
  return apply('softplus', x, softplusActivation);
}

/** The activation functions by name, with their defaults. Each takes an array and returns one of the same shape. */
export const activations: Readonly<Record<ActivationName, (x: ArrayInput) => DenseView<FloatArray>>> = {
  linear,
  relu,
  leakyRelu,
  elu,
  selu,
  gelu,
  sigmoid,
  tanh,
  softplus,
  softmax,
};

function apply(functionName: string, x: ArrayInput, activation: ScalarActivation): DenseView<FloatArray> {
  return mapValues(toView(x, functionName, 'x'), activation.value);
}
