import type { ActivationName } from '../reference/activations.js';
import type { LayerContext } from './layer.js';

/** The activations that a layer can compute in place. */
export const layerActivationNames: readonly ActivationName[] = ['linear', 'relu', 'softmax'];

/** An activation applied in place to a layer's output: only functions whose gradient follows from their output. */
export function activationPlan(name: ActivationName, context: LayerContext) {
  const { kernels, output, outputGradient } = context;
  const channels = context.outputShape[context.outputShape.length - 1];
  const span = (rows: { start: number; width: number }, from: number, to: number) =>
    [rows.start + from * rows.width, (to - from) * rows.width] as const;

  return {
    forward(from: number, to: number): void {
      const [start, length] = span(output, from, to);
      if (name === 'relu') kernels().relu(start, length);
      if (name === 'softmax') kernels().softmax(start, length / channels, channels);
    },
    backward(from: number, to: number): void {
      if (context.lossSkipsActivation || !outputGradient) return;
      const [y] = span(output, from, to);
      const [gradient, length] = span(outputGradient, from, to);
      if (name === 'relu') kernels().reluBackward(gradient, y, length);
      if (name === 'softmax') kernels().softmaxBackward(gradient, y, length / channels, channels);
    },
  };
}
