import { checkName, checkOptions } from '../arrays/check.js';
import { activationNames, type ActivationName } from '../reference/activations.js';
import type { Layer, LayerContext, LayerPlan, Shape } from './layer.js';
import { activationPlan } from './shared/activationPlan.js';
import { checkInputShape } from './shared/checkInputShape.js';
import { copyRows } from './shared/copyRows.js';

const name = 'layers.activation';

/**
 * An activation function as a layer of its own, applied value by value; softmax over the last axis. Any shape, which
 * stays: `[…shape]` → `[…shape]`.
 *
 * @param activationName with the defaults of the function of that name
 * @param options `inputShape`, required on the first layer of a model
 * @throws ArgumentError
 */
export function activation(activationName: ActivationName, options: { inputShape?: Shape } = {}): Layer {
  checkOptions(name, options, ['inputShape']);
  checkName(name, 'activation', activationName, activationNames);
  return {
    kind: 'activation',
    options: { activation: activationName, ...options },
    inputShape: checkInputShape(name, options.inputShape),
    activation: activationName,
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
