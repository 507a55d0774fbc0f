import { checkName } from '../arrays/check.js';
import { activationNames, type ActivationName } from '../reference/activations.js';
import type { Layer, LayerOptions } from './layer.js';
import { checkLayer } from './shared/checkLayer.js';
import { planActivation } from './shared/planActivation.js';

const name = 'layers.activation';

/**
 * An activation function as a layer of its own, applied value by value; softmax over the last axis. Any shape, which
 * stays: `[…shape]` → `[…shape]`.
 *
 * @param given the name of the function, used with its defaults, or the options with it as `activation`
 * @param options beside a name given alone
 * @throws ArgumentError
 */
export function activation(
  given: ActivationName | (LayerOptions & { activation: ActivationName }),
  options: LayerOptions = {},
): Layer {
  if (typeof given === 'object' && given !== null) {
    const { activation: activationName, ...others } = given;
    return activationLayer(activationName, others);
  }
  return activationLayer(given, options);
}

function activationLayer(activationName: ActivationName, options: LayerOptions): Layer {
  const layer = checkLayer('activation', options, []);
  checkName(name, 'activation', activationName, activationNames);
  return {
    ...layer,
    options: { activation: activationName, ...layer.options },
    activation: activationName,
    changesGradientInPlace: true,
    outputShape: (inputShape) => [...inputShape],
    parameters: () => [],
    plan: (context) => planActivation(context, activationName),
  };
}
