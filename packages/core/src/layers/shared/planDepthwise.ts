// Letters: c channels, m filters for each channel, kh×kw cells of a window.
import { sizeOf } from '../../arrays/view.js';
import type { WindowGeometry } from '../../arrays/window.js';
import type { ActivationName } from '../../reference/activations.js';
import type { LayerContext, LayerPlan } from '../layer.js';
import { activationPlan } from './activationPlan.js';
import { paddedImages } from './paddedImages.js';
import { sampleGradients } from './sampleGradients.js';

/** The options of a depthwise convolution, checked. */
export interface DepthwiseConvolution {
  /** m */
  depthMultiplier: number;
  geometry: WindowGeometry;
  activation: ActivationName;
}

/**
 * Each weight is used for one channel only, so that a matrix product for each channel would have a single column; here all
 * channels of a cell are multiplied by their weights one after the other.
 */
export function planDepthwise(
  context: LayerContext,
  { depthMultiplier, geometry, activation }: DepthwiseConvolution,
): LayerPlan {
  const { kernels, inputGradient, output, outputGradient } = context;
  const { rows, columns } = geometry;
  const [, , channels] = context.inputShape;
  const filters = channels * depthMultiplier;
  const shape = { geometry, channels, depthMultiplier };
  const padded = paddedImages(context, geometry);
  const paddedShape = { ...padded.shape, depthMultiplier };
  const [kernel, bias] = context.parameters;
  const activate = activationPlan(activation, context);
  const forward: LayerPlan['forward'] = (from, to) => {
    for (let n = from; n < to; n++) {
      kernels().depthwise(output.start + n * output.width, padded.imageOf(n), kernel, bias, paddedShape);
    }
    activate.forward(from, to);
  };
  if (!outputGradient) return { forward };

  const gradients = sampleGradients(context, sizeOf([rows.kernel, columns.kernel, filters]), filters);
  return {
    forward,
    backward(from, to) {
      activate.backward(from, to);
      for (let n = from; n < to; n++) {
        const gradient = outputGradient.start + n * outputGradient.width;
        kernels().depthwiseFilterGradient(gradients.kernelOf(n), padded.imageOf(n), gradient, paddedShape);
        gradients.computeBias(n, gradient, rows.output * columns.output);
        if (!inputGradient) continue;
        const image = inputGradient.start + n * inputGradient.width;
        kernels().depthwiseInputGradient(image, gradient, kernel, shape);
      }
    },
    ...gradients.plan,
  };
}
