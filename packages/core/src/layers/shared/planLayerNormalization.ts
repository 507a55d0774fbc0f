// Letters: g values that are normalized together; x̂ a normalized value, dy a gradient of the output.
import type { LayerContext, LayerPlan } from '../layer.js';

/** The options of a layer normalization, checked. */
export interface LayerNormalization {
  /** g */
  groupLength: number;
  epsilon: number;
  /** Whether there are gamma and beta. */
  scale: boolean;
  center: boolean;
}

export function planLayerNormalization(
  context: LayerContext,
  { groupLength, epsilon, scale, center }: LayerNormalization,
): LayerPlan {
  const { kernels, input, inputGradient, output, outputGradient, parameters } = context;
  const gamma = scale ? parameters[0] : undefined;
  const beta = center ? parameters[scale ? 1 : 0] : undefined;

  /** Mean and standard deviation of the group that begins at an offset. */
  function momentsOf(start: number): { mean: number; deviation: number } {
    const { memory } = kernels();
    let mean = 0;
    for (let i = start; i < start + groupLength; i++) mean += memory[i];
    mean /= groupLength;
    let squares = 0;
    for (let i = start; i < start + groupLength; i++) squares += (memory[i] - mean) ** 2;
    return { mean, deviation: Math.sqrt(squares / groupLength + epsilon) };
  }

  const forward: LayerPlan['forward'] = (from, to) => {
    const { memory } = kernels();
    for (let at = from * input.width; at < to * input.width; at += groupLength) {
      const { mean, deviation } = momentsOf(input.start + at);
      for (let i = 0; i < groupLength; i++) {
        const normalized = (memory[input.start + at + i] - mean) / deviation;
        const factor = gamma === undefined ? 1 : memory[gamma + i];
        const shift = beta === undefined ? 0 : memory[beta + i];
        memory[output.start + at + i] = factor * normalized + shift;
      }
    }
  };
  if (!outputGradient) return { forward };

  // [n, 2g]: Σ dy · x̂ of each value over the groups of a sample, then Σ dy.
  const sums = context.perSample(2 * groupLength);
  return {
    forward,
    backward(from, to) {
      const { memory } = kernels();
      for (let n = from; n < to; n++) {
        const ofGamma = sums.start + n * sums.width;
        const ofBeta = ofGamma + groupLength;
        memory.fill(0, ofGamma, ofGamma + sums.width);
        for (let at = n * input.width; at < (n + 1) * input.width; at += groupLength) {
          const { mean, deviation } = momentsOf(input.start + at);
          // The means of γ · dy and of γ · dy · x̂.
          let meanGradient = 0;
          let meanProduct = 0;
          for (let i = 0; i < groupLength; i++) {
            const gradient = memory[outputGradient.start + at + i];
            const normalized = (memory[input.start + at + i] - mean) / deviation;
            memory[ofGamma + i] += gradient * normalized;
            memory[ofBeta + i] += gradient;
            const scaled = gamma === undefined ? gradient : memory[gamma + i] * gradient;
            meanGradient += scaled / groupLength;
            meanProduct += (scaled * normalized) / groupLength;
          }
          if (!inputGradient) continue;
          for (let i = 0; i < groupLength; i++) {
            const gradient = memory[outputGradient.start + at + i];
            const normalized = (memory[input.start + at + i] - mean) / deviation;
            const scaled = gamma === undefined ? gradient : memory[gamma + i] * gradient;
            memory[inputGradient.start + at + i] =
              (scaled - meanGradient - normalized * meanProduct) / deviation;
          }
        }
      }
    },
    shared: [sums],
    parameterGradient(parameter, n, from, to) {
      const first = sums.start + (scale && parameter === 0 ? 0 : groupLength);
      kernels().sumRows(context.parameterGradients[parameter], first, n, sums.width, from, to);
    },
  };
}
