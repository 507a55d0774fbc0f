import type { PoolMode } from '../../reference/shared/pool2d.js';
import { sizeOf } from '../../arrays/view.js';
import type { WindowGeometry } from '../../arrays/window.js';
import { checkImage } from './checkImage.js';
import type { Layer, LayerContext, LayerPlan, Shape } from '../layer.js';

/** What the pooling layers share: only the window and what is done in it differ. */
export function poolingLayer(
  kind: string,
  mode: PoolMode,
  given: Pick<Layer, 'options' | 'inputShape'>,
  geometryOf: (inputShape: Shape) => WindowGeometry,
): Layer {
  return {
    kind,
    ...given,
    outputShape(inputShape) {
      checkImage(`layers.${kind}`, inputShape);
      const { rows, columns } = geometryOf(inputShape);
      return [rows.output, columns.output, inputShape[2]];
    },
    parameters: () => [],
    producesSparseGradient: mode === 'max',
    plan: (context) => planPooling(context, mode, geometryOf(context.inputShape)),
  };
}

export function planPooling(context: LayerContext, mode: PoolMode, geometry: WindowGeometry): LayerPlan {
  const { kernels, input, inputGradient, output, outputGradient } = context;
  const shape = { geometry, channels: context.inputShape[2] };
  const { argmaxCells: winners } = context;
  const argmax = mode === 'max' ? (winners ?? context.perSample(sizeOf(context.outputShape))) : undefined;
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
      if (!inputGradient || !outputGradient || winners) return;
      for (let n = from; n < to; n++) {
        const image = inputGradient.start + n * inputGradient.width;
        const gradient = outputGradient.start + n * outputGradient.width;
        if (argmax) kernels().maxPoolBackward(image, gradient, argmax.start + n * argmax.width, shape);
        else kernels().averagePoolBackward(image, gradient, shape, mean);
      }
    },
  };
}
