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

  const groupsOfSample = input.width / groupLength;
  const forward: LayerPlan['forward'] = (from, to) => {
    const start = from * input.width;
    const rows = (to - from) * groupsOfSample;
    const [target, source] = [output.start + start, input.start + start];
    kernels().normalizeRows(target, source, rows, groupLength, epsilon, gamma, beta);
  };
  if (!outputGradient) return { forward };

  // [n, 2g]: Σ dy · x̂ of each value over the groups of a sample, then Σ dy.
  const sums = context.perSample(2 * groupLength);
  return {
    forward,
    backward(from, to) {
      for (let n = from; n < to; n++) {
        const start = n * input.width;
        const ofSample = sums.start + n * sums.width;
        kernels().memory.fill(0, ofSample, ofSample + sums.width);
        kernels().normalizeRowsBackward(
          inputGradient && inputGradient.start + start,
          ofSample,
          outputGradient.start + start,
          input.start + start,
          groupsOfSample,
          groupLength,
          epsilon,
          gamma,
        );
      }
    },
    shared: [sums],
    parameterGradient(parameter, n, from, to) {
      const first = sums.start + (scale && parameter === 0 ? 0 : groupLength);
      kernels().sumRows(context.parameterGradients[parameter], first, n, sums.width, from, to);
    },
  };
}
