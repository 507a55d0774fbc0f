import {
  activationNames,
  activations,
  ArgumentError,
  elu,
  leakyRelu,
  type ActivationName,
  type ArrayInput,
  type NdView,
} from '@cnn/core/reference';

export interface ActivationSettings {
  negativeSlope: number;
  alpha: number;
}

export function activate(
  name: ActivationName,
  x: ArrayInput,
  { negativeSlope, alpha }: ActivationSettings,
): NdView {
  if (name === 'leakyRelu') return leakyRelu(x, negativeSlope);
  return name === 'elu' ? elu(x, alpha) : activations[name](x);
}

/** The name of an activation function, by default `relu`. */
export function readActivation(value: unknown): ActivationName {
  const name = (value ?? 'relu') as ActivationName;
  if (activationNames.includes(name)) return name;
  throw new ArgumentError('activation-step', 'activation', `be one of ${activationNames.join(', ')}`, value);
}
