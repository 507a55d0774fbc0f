import { scalarActivations, type ActivationName } from '../../reference/activations.js';
import type { LayerContext, RowBlock } from '../layer.js';

/** An activation applied in place to a layer's output, and to the gradient of that output. */
export interface ActivationPlan {
  /** Replaces the output of the samples from … to−1 by its activation. */
  forward(from: number, to: number): void;
  /** Replaces the gradient after the activation by the gradient before it. */
  backward(from: number, to: number): void;
}

/**
 * Relu and softmax have kernels, and their gradients follow from their outputs; the others are computed by the
 * reference math, which needs the values before the activation.
 */
export function activationPlan(name: ActivationName, context: LayerContext): ActivationPlan {
  const { kernels, output, outputGradient } = context;
  const channels = context.outputShape[context.outputShape.length - 1];
  const span = (rows: RowBlock, from: number, to: number) =>
    [rows.start + from * rows.width, (to - from) * rows.width] as const;
  const hasKernel = name === 'linear' || name === 'relu' || name === 'softmax';
  const inputs = hasKernel || !context.training ? undefined : context.perSample(output.width);

  return {
    forward(from, to) {
      const [start, length] = span(output, from, to);
      if (name === 'relu') return kernels().relu(start, length);
      if (name === 'softmax') return kernels().softmax(start, length / channels, channels);
      if (name === 'linear') return;
      const { memory } = kernels();
      const { value } = scalarActivations[name];
      if (inputs) memory.copyWithin(span(inputs, from, to)[0], start, start + length);
      for (let i = start; i < start + length; i++) memory[i] = value(memory[i]);
    },
    backward(from, to) {
      if (context.lossFusesActivation || !outputGradient) return;
      const [y] = span(output, from, to);
      const [gradient, length] = span(outputGradient, from, to);
      if (name === 'relu') return kernels().reluBackward(gradient, y, length);
      if (name === 'softmax') return kernels().softmaxBackward(gradient, y, length / channels, channels);
      if (name === 'linear') return;
      const { memory } = kernels();
      const { slope } = scalarActivations[name];
      const [x] = span(inputs!, from, to);
      for (let i = 0; i < length; i++) {
        const rate = slope(memory[x + i]);
        // A slope of 0 stops also a gradient that is infinite.
        memory[gradient + i] = rate === 0 ? 0 : rate * memory[gradient + i];
      }
    },
  };
}
