import { scalarActivations } from '../../reference/activations.js';
import {
  leakyReluActivation,
  leakyReluSlope,
  seluAlpha,
  seluScale,
} from '../../reference/scalarActivations.js';
import type { ScalarActivationName } from '../kernels.js';

export function activate(
  memory: Float32Array,
  name: ScalarActivationName,
  x: number,
  length: number,
  negativeSlope = leakyReluSlope,
): void {
  const { value } = name === 'leakyRelu' ? leakyReluActivation(negativeSlope) : scalarActivations[name];
  for (let i = x; i < x + length; i++) memory[i] = value(memory[i]);
}

export function activateBackward(
  memory: Float32Array,
  name: ScalarActivationName,
  gradient: number,
  values: number,
  length: number,
  negativeSlope = leakyReluSlope,
): void {
  const slopeAt = slopes[name];
  for (let i = 0; i < length; i++) {
    const slope = slopeAt(memory[values + i], negativeSlope);
    memory[gradient + i] = slope === 0 ? 0 : slope * memory[gradient + i];
  }
}

/** The derivative of each activation: of gelu from its input, of the others from their output y. */
const slopes: Record<ScalarActivationName, (value: number, negativeSlope: number) => number> = {
  relu: (y) => (y > 0 ? 1 : 0),
  leakyRelu: (y, negativeSlope) => (y > 0 ? 1 : negativeSlope),
  elu: (y) => (y > 0 ? 1 : y + 1),
  selu: (y) => (y > 0 ? seluScale : y + seluScale * seluAlpha),
  sigmoid: (y) => y * (1 - y),
  tanh: (y) => 1 - y * y,
  softplus: (y) => -Math.expm1(-y),
  gelu: scalarActivations.gelu.slope,
};
