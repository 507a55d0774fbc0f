import { layerWindow } from '@cnn/core/steps';
import type { Numbers } from '../../../values/numbers.js';
import type { DiagramLayer } from './diagramNetwork.js';
import { imageShapeOf } from '../../../model/imageShape.js';

/** A layer of lines, or of each channel alone, as the layer of images that computes the same; others as they are. */
export function asImageLayer(layer: DiagramLayer): DiagramLayer {
  const { kind, options, inputShape, outputShape } = layer;
  const isDepthwise = kind === 'depthwiseConv2d';
  if (!isDepthwise && !kind.endsWith('1d')) return layer;
  const { rows, columns } = layerWindow('cnn-diagram', layer, inputShape)!;
  const kernel = [rows.kernel, columns.kernel];
  return {
    ...layer,
    kind: isDepthwise ? 'conv2d' : kind.replace('1d', '2d'),
    options: {
      ...options,
      kernelSize: kernel,
      poolSize: kernel,
      strides: [rows.stride, columns.stride],
      dilationRate: [rows.dilation, columns.dilation],
      padding: [
        [rows.before, rows.after],
        [columns.before, columns.after],
      ],
      groups: isDepthwise ? inputShape[2] : options.groups,
    },
    inputShape: imageShapeOf(inputShape) ?? inputShape,
    outputShape: imageShapeOf(outputShape) ?? outputShape,
  };
}

/** The weights of a layer as those of its `asImageLayer`: the kernel becomes `[kh, kw, in per group, out]`. */
export function asImageWeights({ kind }: DiagramLayer, [kernel, ...others]: readonly Numbers[]): Numbers[] {
  if (!kernel) return [];
  const { data, shape } = kernel;
  if (kind === 'conv1d') return [{ data, shape: [1, ...shape] }, ...others];
  if (kind !== 'depthwiseConv2d') return [kernel, ...others];
  const [height, width, channels, multiplier] = shape;
  return [{ data, shape: [height, width, 1, channels * multiplier] }, ...others];
}
