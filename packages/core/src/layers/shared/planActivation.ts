import type { ActivationName } from '../../reference/activations.js';
import type { LayerContext, LayerPlan } from '../layer.js';
import { activationPlan } from './activationPlan.js';
import { copyRows } from './copyRows.js';

/**
 * An activation as a layer of its own.
 *
 * @param negativeSlope that of leakyRelu
 */
export function planActivation(
  context: LayerContext,
  activationName: ActivationName,
  negativeSlope?: number,
): LayerPlan {
  const { kernels, input, inputGradient, output, outputGradient } = context;
  const { width } = input;
  const activate = activationPlan(activationName, context, negativeSlope);
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
