import {
  ArgumentError,
  elu,
  gelu,
  leakyRelu,
  linear,
  relu,
  selu,
  sigmoid,
  softmax,
  softplus,
  tanh,
  type ActivationName,
  type ArrayInput,
  type NdView,
} from '@cnn/core/reference';

/** What the functions take beside their input. */
export interface Settings {
  negativeSlope: number;
  alpha: number;
}

/** Every activation function of the reference, by its name in Keras in camelCase. */
const activations: Record<ActivationName, (x: ArrayInput, settings: Settings) => NdView> = {
  linear,
  relu,
  leakyRelu: (x, { negativeSlope }) => leakyRelu(x, negativeSlope),
  elu: (x, { alpha }) => elu(x, alpha),
  selu,
  gelu: (x) => gelu(x),
  sigmoid,
  tanh,
  softplus,
  softmax: (x) => softmax(x),
};

export const activate = (name: ActivationName, x: ArrayInput, settings: Settings): NdView =>
  activations[name](x, settings);

/** The name of an activation function; relu where left out. */
export function readActivation(value: unknown): ActivationName {
  const name = value ?? 'relu';
  if (typeof name === 'string' && Object.hasOwn(activations, name)) return name as ActivationName;
  const names = Object.keys(activations).join(', ');
  throw new ArgumentError('activation-step', 'activation', `be one of ${names}`, value);
}
