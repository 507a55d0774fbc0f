import { checkFlag, checkName, checkNumber } from '../arrays/check.js';
import { ArgumentError } from '../arrays/errors.js';
import { toView, type ArrayInput, type FloatArray, type NdView } from '../arrays/view.js';
import { mapValues } from './shared/mapValues.js';
import {
  eluActivation,
  geluActivation,
  geluApproximation,
  leakyReluActivation,
  linearActivation,
  reluActivation,
  seluActivation,
  sigmoidActivation,
  softplusActivation,
  tanhActivation,
  type ScalarActivation,
} from './scalarActivations.js';
import { softmax, softmaxBackward } from './softmax.js';

/** The names of the activation functions. */
export type ActivationName =
  'linear' | 'relu' | 'leakyRelu' | 'elu' | 'selu' | 'gelu' | 'sigmoid' | 'tanh' | 'softplus' | 'softmax';

/** Those that work value by value, with their defaults. */
export const scalarActivations: Record<Exclude<ActivationName, 'softmax'>, ScalarActivation> = {
  linear: linearActivation,
  relu: reluActivation,
  leakyRelu: leakyReluActivation(0.2),
  elu: eluActivation(1),
  selu: seluActivation,
  gelu: geluActivation,
  sigmoid: sigmoidActivation,
  tanh: tanhActivation,
  softplus: softplusActivation,
};

/** Their names in a list, softmax last. */
export const activationNames = [...Object.keys(scalarActivations), 'softmax'] as readonly ActivationName[];

/**
 * `x` itself.
 *
 * @throws ArgumentError
 */
export function linear(x: ArrayInput): NdView<FloatArray> {
  return apply('linear', x, linearActivation);
}

/**
 * `max(x, 0)`, value by value. NaN propagates (Nair and Hinton, "Rectified linear units improve restricted
 * Boltzmann machines", ICML 2010).
 *
 * @throws ArgumentError
 */
export function relu(x: ArrayInput): NdView<FloatArray> {
  return apply('relu', x, reluActivation);
}

/**
 * `x`, below 0 `negativeSlope · x`: a unit that never dies (Maas, Hannun and Ng, "Rectifier nonlinearities
 * improve neural network acoustic models", 2013).
 *
 * @throws ArgumentError
 */
export function leakyRelu(x: ArrayInput, negativeSlope = 0.2): NdView<FloatArray> {
  checkNumber('leakyRelu', 'negativeSlope', negativeSlope, 'be a number from 0', (s) => s >= 0);
  return apply('leakyRelu', x, leakyReluActivation(negativeSlope));
}

/**
 * `x`, below 0 `alpha · (exp(x) − 1)` (Clevert, Unterthiner and Hochreiter, "Fast and accurate deep network
 * learning by exponential linear units", ICLR 2016).
 *
 * @throws ArgumentError
 */
export function elu(x: ArrayInput, alpha = 1): NdView<FloatArray> {
  checkNumber('elu', 'alpha', alpha, 'be a number from 0', (a) => a >= 0);
  return apply('elu', x, eluActivation(alpha));
}

/**
 * `1.0507 · elu(x, 1.6733)` (Klambauer and others, "Self-normalizing neural networks", NeurIPS 2017).
 *
 * @throws ArgumentError
 */
export function selu(x: ArrayInput): NdView<FloatArray> {
  return apply('selu', x, seluActivation);
}

/**
 * `x` times the share of a normal distribution below x, or with `approximate` its usual form by tanh (Hendrycks
 * and Gimpel, "Gaussian error linear units", 2016).
 *
 * @throws ArgumentError
 */
export function gelu(x: ArrayInput, approximate = false): NdView<FloatArray> {
  checkFlag('gelu', 'approximate', approximate);
  return apply('gelu', x, approximate ? geluApproximation : geluActivation);
}

/**
 * `1 / (1 + exp(−x))`: a number between 0 and 1.
 *
 * @throws ArgumentError
 */
export function sigmoid(x: ArrayInput): NdView<FloatArray> {
  return apply('sigmoid', x, sigmoidActivation);
}

/**
 * `tanh(x)`: a number between −1 and 1.
 *
 * @throws ArgumentError
 */
export function tanh(x: ArrayInput): NdView<FloatArray> {
  return apply('tanh', x, tanhActivation);
}

/**
 * `log(1 + exp(x))`: a smooth relu (Dugas and others, "Incorporating second-order functional knowledge for better
 * option pricing", NIPS 2000).
 *
 * @throws ArgumentError
 */
export function softplus(x: ArrayInput): NdView<FloatArray> {
  return apply('softplus', x, softplusActivation);
}

export { softmax };

/** The activation functions by name, with their defaults. Each takes an array and gives one of the same shape. */
export const activations: Readonly<Record<ActivationName, (x: ArrayInput) => NdView<FloatArray>>> = {
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

/**
 * The gradient that an activation function, with its defaults, passes back.
 *
 * @param outputGradient the shape of `input`
 * @param input the values before the activation
 * @throws ArgumentError
 */
export function activationBackward(
  name: ActivationName,
  outputGradient: ArrayInput,
  input: ArrayInput,
): NdView<FloatArray> {
  const functionName = 'activationBackward';
  checkName(functionName, 'name', name, activationNames);
  const x = linear(toView(input, functionName, 'input'));
  const given = toView(outputGradient, functionName, 'outputGradient');
  if (given.shape.join() !== x.shape.join()) {
    const rule = `have the input's shape [${x.shape.join(', ')}]`;
    throw new ArgumentError(functionName, 'outputGradient', rule, given);
  }
  const dOutput = linear(given);
  if (name === 'softmax') return softmaxBackward(dOutput, x);
  const { slope } = scalarActivations[name];
  return mapValues(x, (value, i) => {
    const rate = slope(value);
    return rate === 0 ? 0 : rate * dOutput.data[i];
  });
}

function apply(functionName: string, x: ArrayInput, activation: ScalarActivation): NdView<FloatArray> {
  return mapValues(toView(x, functionName, 'x'), activation.value);
}
