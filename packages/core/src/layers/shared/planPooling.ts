import { sizeOf } from '../../arrays/view.js';
import type { WindowGeometry } from '../../arrays/window.js';
import type { PoolMode } from '../../reference/shared/checkPool.js';
import type { LayerContext, LayerPlan } from '../layer.js';

export function planPooling(context: LayerContext, mode: PoolMode, geometry: WindowGeometry): LayerPlan {
  const { kernels, input, inputGradient, output, outputGradient, argmaxCells } = context;
  const shape = { geometry, channels: context.inputShape[2] };
  const argmax = mode === 'max' ? (argmaxCells ?? context.perSample(sizeOf(context.outputShape))) : undefined;
  const mean = mode === 'average';
  return {
    forward(from, to) {
      for (let n = from; n < to; n++) {
        const image = input.start + n * input.width;
        const result = output.start + n * output.width;
        if (argmax) kernels().maxPool(result, argmax.start + n * argmax.width, image, shape);
        else kernels().averagePool(result, image, shape, mean);
      }
    },
    backward(from, to) {
      // With argmaxCells the layer before takes the output's gradient as it is.
      if (!inputGradient || !outputGradient || argmaxCells) return;
      for (let n = from; n < to; n++) {
        const image = inputGradient.start + n * inputGradient.width;
        const gradient = outputGradient.start + n * outputGradient.width;
        if (argmax) kernels().maxPoolBackward(image, gradient, argmax.start + n * argmax.width, shape);
        else kernels().averagePoolBackward(image, gradient, shape, mean);
      }
    },
  };
}
