import { checkName, checkOptions } from '../arrays/check.js';
import type { ActivationName } from '../reference/activations.js';
import { sizeOf } from '../arrays/view.js';
import { activationPlan, layerActivationNames } from './shared/activationPlan.js';
import { checkInputShape } from './shared/checkInputShape.js';
import type { Layer, Shape } from './layer.js';

const name = 'layers.activation';

/**
 * An activation function as a layer of its own, value by value; softmax over the last axis.
 *
 * @throws ArgumentError
 */
export function activation(activationName: ActivationName, options: { inputShape?: Shape } = {}): Layer {
  checkOptions(name, options, ['inputShape']);
  checkName(name, 'activation', activationName, layerActivationNames);
  return {
    kind: 'activation',
    options: { activation: activationName, ...options },
    inputShape: checkInputShape(name, options.inputShape),
    activation: activationName,
    outputShape: (inputShape) => [...inputShape],
    parameters: () => [],
    plan(context) {
      const { kernels, input, inputGradient, output, outputGradient } = context;
      const width = sizeOf(context.inputShape);
      const activate = activationPlan(activationName, context);
      return {
        forward(from, to) {
          kernels().rescale(
            output.start + from * width,
            input.start + from * width,
            (to - from) * width,
            1,
            0,
          );
          activate.forward(from, to);
        },
        backward(from, to) {
          activate.backward(from, to);
          if (!inputGradient || !outputGradient) return;
          const { memory } = kernels();
          const gradient = outputGradient.start + from * width;
          memory.copyWithin(inputGradient.start + from * width, gradient, gradient + (to - from) * width);
        },
      };
    },
  };
}
