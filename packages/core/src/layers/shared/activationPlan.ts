import type { ActivationName } from '../../reference/activations.js';
import type { LayerContext, RowBlock } from '../layer.js';

/** An activation applied in place to a layer's output, and to the gradient of that output. */
export interface ActivationPlan {
  /** Replaces the output of the samples from … to−1 by its activation. */
  forward(from: number, to: number): void;
  /** Replaces the gradient after the activation by the gradient before it. */
  backward(from: number, to: number): void;
}

/**
 * Whether the gradient before an activation follows from the output, value by value: then the values before it are not
 * kept, and a sparse gradient needs no other outputs.
 */
export function needsOutputOnly(name: ActivationName): boolean {
  return name !== 'gelu' && name !== 'softmax';
}

/** @param negativeSlope that of leakyRelu, default 0.2 */
export function activationPlan(
  name: ActivationName,
  context: LayerContext,
  negativeSlope?: number,
): ActivationPlan {
  const { kernels, output, outputGradient } = context;
  const channels = context.outputShape[context.outputShape.length - 1];
  const span = (rows: RowBlock, from: number, to: number) =>
    [rows.start + from * rows.width, (to - from) * rows.width] as const;
  const inputs = name === 'gelu' && context.training ? context.perSample(output.width) : undefined;

  return {
    forward(from, to) {
      const [start, length] = span(output, from, to);
      if (name === 'linear') return;
      if (name === 'softmax') return kernels().softmax(start, length / channels, channels);
      if (inputs) kernels().memory.copyWithin(span(inputs, from, to)[0], start, start + length);
      kernels().activate(name, start, length, negativeSlope);
    },
    backward(from, to) {
      if (name === 'linear' || context.lossFusesActivation || !outputGradient) return;
      const [values] = span(inputs ?? output, from, to);
      const [gradient, length] = span(outputGradient, from, to);
      if (name === 'softmax') return kernels().softmaxBackward(gradient, values, length / channels, channels);
      kernels().activateBackward(name, gradient, values, length, negativeSlope);
    },
  };
}
