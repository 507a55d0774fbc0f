import { fill, plural } from '../../../messages/index.js';
import { formatCount } from '../../../values/formatNumber.js';
import { layerSizeText } from '../diagram/stage/layerSizeText.js';
import type { DetailState } from './DetailState.js';

/** How the parameters of a convolution or a dense layer are counted; empty for other layers. */
export function parameterFormula({ stage, layer, diagram }: DetailState): string {
  // Batch normalization shown with the layer has parameters that are not in the product.
  if (!layer || layer.parameters === 0 || layer.parameters !== stage.parameters) return '';
  const { options, inputShape, outputShape, parameters } = layer;
  const { useBias = true, groups = 1, depthMultiplier = 1, kernelSize } = options;
  const inputs = inputShape[inputShape.length - 1];
  const outputs = outputShape[outputShape.length - 1];
  const size = layerSizeText(stage.kind, kernelSize);
  const total = fill(plural(diagram.messages.parameters, parameters), { count: formatCount(parameters) });
  const times = (perOutput: string) =>
    `(${perOutput}${useBias ? ' + 1' : ''}) × ${formatCount(outputs)} = ${total}`;
  switch (stage.kind) {
    case 'conv1d':
    case 'conv2d':
    case 'conv2dTranspose':
      return times(`${size} × ${formatCount(inputs / (groups as number))}`);
    case 'depthwiseConv2d':
      return times(size);
    case 'separableConv2d': {
      const between = formatCount(inputs * (depthMultiplier as number));
      const bias = useBias ? ` + ${formatCount(outputs)}` : '';
      return `${size} × ${between} + ${between} × ${formatCount(outputs)}${bias} = ${total}`;
    }
    case 'dense':
      return times(formatCount(inputs));
    default:
      return '';
  }
}
