import { ArgumentError } from '../arrays/errors.js';
import * as layers from './index.js';
import type { Layer, LayerConfig } from './layer.js';

const factories = new Map<string, (options: never) => Layer>([
  ['conv2d', layers.conv2d],
  ['conv2dTranspose', layers.conv2dTranspose],
  ['depthwiseConv2d', layers.depthwiseConv2d],
  ['separableConv2d', layers.separableConv2d],
  ['conv1d', layers.conv1d],
  ['maxPooling2d', layers.maxPooling2d],
  ['averagePooling2d', layers.averagePooling2d],
  ['sumPooling2d', layers.sumPooling2d],
  ['maxPooling1d', layers.maxPooling1d],
  ['averagePooling1d', layers.averagePooling1d],
  ['sumPooling1d', layers.sumPooling1d],
  ['globalMaxPooling2d', layers.globalMaxPooling2d],
  ['globalAveragePooling2d', layers.globalAveragePooling2d],
  ['globalMaxPooling1d', layers.globalMaxPooling1d],
  ['globalAveragePooling1d', layers.globalAveragePooling1d],
  ['zeroPadding2d', layers.zeroPadding2d],
  ['upSampling2d', layers.upSampling2d],
  ['flatten', layers.flatten],
  ['reshape', layers.reshape],
  ['dense', layers.dense],
  ['dropout', layers.dropout],
  ['batchNormalization', layers.batchNormalization],
  ['layerNormalization', layers.layerNormalization],
  ['rescaling', layers.rescaling],
  ['randomFlip', layers.randomFlip],
  ['randomTranslation', layers.randomTranslation],
  ['randomRotation', layers.randomRotation],
  ['randomZoom', layers.randomZoom],
  ['leakyReLU', layers.leakyReLU],
  ['prelu', layers.prelu],
  ['activation', layers.activation],
  ['add', layers.add],
  ['concatenate', layers.concatenate],
]);

/** The kinds of all layers. */
export const layerKinds: readonly string[] = [...factories.keys()];

/** Layers as plain data, for workers and files. */
export function layerConfigs(layers: readonly Layer[]): LayerConfig[] {
  return layers.map(({ kind, options }) => ({ kind, options }));
}

/**
 * A layer from its kind and options, which may come from a file or a page: everything is checked.
 *
 * @throws ArgumentError
 */
export function layerFromConfig(config: LayerConfig): Layer {
  const { kind, options } = { ...config };
  const create = factories.get(kind);
  if (!create) throw new ArgumentError('layers', 'kind', `be one of ${layerKinds.join(', ')}`, kind);
  if (typeof options !== 'object' || options === null) {
    throw new ArgumentError(`layers.${kind}`, 'options', 'be an object', options);
  }
  return create(options as never);
}
