import { activationNames, scalarActivations, type ActivationName } from '../../reference/activations.js';
import type { LayerContext, RowBlock } from '../layer.js';

/** The activations that a layer can end with. */
export const layerActivationNames = activationNames;

/**
 * An activation applied in place to a layer's output. Relu and softmax have kernels, and their gradients follow
 * from their outputs; the others are computed by the readable math, which needs the values before.
 */
export function activationPlan(name: ActivationName, context: LayerContext) {
  const { kernels, output, outputGradient } = context;
  const channels = context.outputShape[context.outputShape.length - 1];
  const span = (rows: RowBlock, from: number, to: number) =>
    [rows.start + from * rows.width, (to - from) * rows.width] as const;
  const byKernel = name === 'linear' || name === 'relu' || name === 'softmax';
  const before = byKernel || !context.training ? undefined : context.perSample(output.width);

  return {
    forward(from: number, to: number): void {
      const [start, length] = span(output, from, to);
      if (name === 'relu') return kernels().relu(start, length);
      if (name === 'softmax') return kernels().softmax(start, length / channels, channels);
      if (name === 'linear') return;
      const { memory } = kernels();
      const { value } = scalarActivations[name];
      if (before) memory.copyWithin(span(before, from, to)[0], start, start + length);
      for (let i = start; i < start + length; i++) memory[i] = value(memory[i]);
    },
    backward(from: number, to: number): void {
      if (context.lossFusesActivation || !outputGradient) return;
      const [y] = span(output, from, to);
      const [gradient, length] = span(outputGradient, from, to);
      if (name === 'relu') return kernels().reluBackward(gradient, y, length);
      if (name === 'softmax') return kernels().softmaxBackward(gradient, y, length / channels, channels);
      if (name === 'linear') return;
      const { memory } = kernels();
      const { slope } = scalarActivations[name];
      const [x] = span(before!, from, to);
      for (let i = 0; i < length; i++) {
        const rate = slope(memory[x + i]);
        memory[gradient + i] = rate === 0 ? 0 : rate * memory[gradient + i];
      }
    },
  };
}
