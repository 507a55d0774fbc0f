import type { ScalarActivation } from '../../reference/scalarActivations.js';
import type { LayerContext, LayerPlan } from '../layer.js';

/** A function of each value alone. */
export function planScalar(
  { kernels, input, inputGradient, output, outputGradient }: LayerContext,
  { value, slope }: ScalarActivation,
): LayerPlan {
  const { width } = input;
  return {
    forward(from, to) {
      const { memory } = kernels();
      for (let i = from * width; i < to * width; i++) {
        memory[output.start + i] = value(memory[input.start + i]);
      }
    },
    backward(from, to) {
      if (!inputGradient || !outputGradient) return;
      const { memory } = kernels();
      for (let i = from * width; i < to * width; i++) {
        const rate = slope(memory[input.start + i]);
        // A slope of 0 stops also a gradient that is infinite.
        memory[inputGradient.start + i] = rate === 0 ? 0 : rate * memory[outputGradient.start + i];
      }
    },
  };
}
