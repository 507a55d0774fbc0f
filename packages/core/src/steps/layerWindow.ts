import { ArgumentError } from '../arrays/errors.js';
import type { Layer } from '../layers/layer.js';
import { conv1dGeometry, type LineWindowOptions } from '../layers/shared/conv1dGeometry.js';
import { pool1dGeometry, poolGeometry } from '../reference/shared/checkPool.js';
import type { WindowGeometry } from '../arrays/window.js';
import { transposedGeometry, windowGeometry } from '../arrays/windowGeometry.js';
import { toPair, type Pair, type TransposedOptions } from '../arrays/windowOptions.js';

/** What costs and receptive fields read of a layer. */
export type LayerInfo = Pick<Layer, 'kind' | 'options' | 'inputShape' | 'outputShape' | 'parameters'>;

type Options = TransposedOptions & { kernelSize: Pair; poolSize?: Pair };

/**
 * The window that a layer moves over its input `[h, w, c]`, or `[steps, c]` as an image of one row; undefined for layers
 * that have none.
 *
 * @param functionName the function that an error names
 * @throws ArgumentError for options out of range, and for a window that is larger than the padded input
 */
export function layerWindow(
  functionName: string,
  { kind, options }: Pick<LayerInfo, 'kind' | 'options'>,
  [height, width]: readonly number[],
): WindowGeometry | undefined {
  const given = options as unknown as Options;
  const size = [height, width] as const;
  const kernel = () => toPair(functionName, 'kernelSize', given.kernelSize);
  switch (kind) {
    case 'conv2d':
    case 'depthwiseConv2d':
    case 'separableConv2d':
      return windowGeometry(functionName, size, kernel(), given);
    case 'conv2dTranspose':
      return transposedGeometry(functionName, size, kernel(), given);
    case 'conv1d':
      return conv1dGeometry(functionName, height, options as unknown as LineWindowOptions);
    case 'maxPooling1d':
    case 'averagePooling1d':
    case 'sumPooling1d':
      return pool1dGeometry(functionName, height, options);
    case 'globalMaxPooling1d':
    case 'globalAveragePooling1d':
      return windowGeometry(functionName, [1, height], [1, height]);
    case 'maxPooling2d':
    case 'averagePooling2d':
    case 'sumPooling2d':
      return poolGeometry(functionName, size, given);
    case 'globalMaxPooling2d':
    case 'globalAveragePooling2d':
      return windowGeometry(functionName, size, size);
    default:
      return undefined;
  }
}

/** Refuses what is not a list of layers. */
export function checkLayerList(functionName: string, layers: readonly LayerInfo[]): void {
  if (!Array.isArray(layers)) throw new ArgumentError(functionName, 'layers', 'be a list of layers', layers);
  for (const [i, layer] of layers.entries()) {
    if (typeof layer?.outputShape !== 'function' || typeof layer.parameters !== 'function') {
      throw new ArgumentError(functionName, `layers[${i}]`, 'be a layer', layer);
    }
  }
}
