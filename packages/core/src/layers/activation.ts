import { checkName } from '../arrays/check.js';
import { activationNames, type ActivationName } from '../reference/activations.js';
import type { Layer, LayerContext, LayerOptions, LayerPlan } from './layer.js';
import { activationPlan } from './shared/activationPlan.js';
import { checkLayer } from './shared/checkLayer.js';
import { copyRows } from './shared/copyRows.js';

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

function planActivation(context: LayerContext, activationName: ActivationName): LayerPlan {
  const { kernels, input, inputGradient, output, outputGradient } = context;
  const { width } = input;
  const activate = activationPlan(activationName, context);
  return {
    forward(from, to) {
      const [start, length] = [from * width, (to - from) * width];
      kernels().rescale(output.start + start, input.start + start, length, 1, 0);
      activate.forward(from, to);
    },
    backward(from, to) {
      activate.backward(from, to);
      if (inputGradient && outputGradient) {
        copyRows(kernels().memory, inputGradient, outputGradient, from, to);
      }
    },
  };
}
