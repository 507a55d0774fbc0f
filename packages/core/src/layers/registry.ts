import { ArgumentError } from '../arrays/errors.js';
import { activation } from './activation.js';
import * as layers from './index.js';
import type { Layer, LayerConfig } from './layer.js';

type Make = (options: never) => Layer;

const kinds = new Map<string, Make>([
  ['conv2d', layers.conv2d],
  ['conv2dTranspose', layers.conv2dTranspose],
  ['maxPooling2d', layers.maxPooling2d],
  ['averagePooling2d', layers.averagePooling2d],
  ['sumPooling2d', layers.sumPooling2d],
  ['globalMaxPooling2d', layers.globalMaxPooling2d],
  ['globalAveragePooling2d', layers.globalAveragePooling2d],
  ['zeroPadding2d', layers.zeroPadding2d],
  ['flatten', layers.flatten],
  ['dense', layers.dense],
  ['dropout', layers.dropout],
  ['batchNormalization', layers.batchNormalization],
  ['rescaling', layers.rescaling],
  [
    'activation',
    ({ activation: name, ...options }: { activation: 'relu'; inputShape?: number[] }) =>
      activation(name, options),
  ],
]);

/** The kinds of all layers. */
export const layerKinds: readonly string[] = [...kinds.keys()];

/** Rebuilds a layer from its kind and options, which may come from anywhere. */
export function layerFromConfig({ kind, options }: LayerConfig): Layer {
  const make = kinds.get(kind);
  if (!make) throw new ArgumentError('layers', 'kind', `be one of ${layerKinds.join(', ')}`, kind);
  return make(options as never);
}
