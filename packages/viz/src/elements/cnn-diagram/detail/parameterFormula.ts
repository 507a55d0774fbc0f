import { fill, plural } from '../../../messages/index.js';
import { formatCount } from '../../../values/formatNumber.js';
import type { DetailState } from './DetailState.js';

/** The parameter count of a convolution or a dense layer as a product; empty for other layers. */
export function parameterFormula({ stage, layer, diagram }: DetailState): string {
  // Batch normalization shown with the layer has parameters that are not in the product.
  if (!layer || layer.parameters === 0 || layer.parameters !== stage.parameters) return '';
  const { options, inputShape, outputShape, parameters } = layer;
  const { useBias = true, groups = 1, kernelSize } = options;
  const inputs = inputShape[inputShape.length - 1];
  const outputs = outputShape[outputShape.length - 1];
  const [height, width] = [kernelSize, kernelSize].flat() as number[];
  const perOutput = stage.kind.startsWith('conv')
    ? `${height} × ${width} × ${formatCount(inputs / (groups as number))}`
    : stage.kind === 'dense'
      ? formatCount(inputs)
      : undefined;
  if (perOutput === undefined) return '';
  const total = fill(plural(diagram.messages.parameters, parameters), { count: formatCount(parameters) });
  return `(${perOutput}${useBias ? ' + 1' : ''}) × ${formatCount(outputs)} = ${total}`;
}
