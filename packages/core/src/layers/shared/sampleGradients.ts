import type { LayerContext, LayerPlan } from '../layer.js';

/**
 * The gradients of a layer's kernel and bias, kept for each sample and added up in the order of the samples, so that
 * the sum does not depend on how a batch was split. Letters: n samples, s positions, out channels of output.
 */
export interface SampleGradients {
  /** The offset of sample n's kernel gradient. */
  kernelOf(n: number): number;
  /** Computes sample n's bias gradient, the sum over an output gradient `[s, out]`; nothing without a bias. */
  computeBias(n: number, outputGradient: number, positions: number): void;
  plan: Required<Pick<LayerPlan, 'shared' | 'parameterGradient'>>;
}

/** @param kernelLength the numbers of the kernel */
export function sampleGradients(
  { kernels, parameters, parameterGradients, perSample }: LayerContext,
  kernelLength: number,
  channels: number,
): SampleGradients {
  const hasBias = parameters.length > 1;
  const block = perSample(kernelLength + (hasBias ? channels : 0));
  const kernelOf = (n: number) => block.start + n * block.width;
  return {
    kernelOf,
    computeBias(n, outputGradient, positions) {
      if (!hasBias) return;
      kernels().sumRows(kernelOf(n) + kernelLength, outputGradient, positions, channels, 0, channels);
    },
    plan: {
      shared: [block],
      parameterGradient(parameter, n, from, to) {
        const first = block.start + (parameter === 0 ? 0 : kernelLength);
        kernels().sumRows(parameterGradients[parameter], first, n, block.width, from, to);
      },
    },
  };
}
