import { checkName, checkOptions } from '../check.js';
import { ArgumentError } from '../errors.js';
import { kernelChoices } from '../kernels/choose.js';
import type { Layer } from '../layers/layer.js';
import { listParameters } from './parameters.js';
import type { SequentialOptions } from './sequential.js';

export function checkSequentialOptions(options: SequentialOptions): SequentialOptions {
  checkOptions('sequential', options, ['seed', 'kernels', 'classNames']);
  const { seed, kernels = 'auto', classNames } = options;
  checkName('sequential', 'kernels', kernels, kernelChoices);
  if (seed !== undefined && !(Number.isInteger(seed) && Math.abs(seed) < 2 ** 32)) {
    throw new ArgumentError('sequential', 'seed', 'be a whole number of 32 bits', seed);
  }
  const areNames =
    classNames === undefined ||
    (Array.isArray(classNames) && classNames.every((name) => typeof name === 'string'));
  if (!areNames) throw new ArgumentError('sequential', 'classNames', 'be a list of texts', classNames);
  return options;
}

export function checkLayers(layers: readonly Layer[]): readonly Layer[] {
  if (!Array.isArray(layers) || layers.length === 0) {
    throw new ArgumentError('sequential', 'layers', 'be a list of at least one layer', layers);
  }
  layers.forEach((layer, i) => {
    if (typeof layer?.plan !== 'function') {
      throw new ArgumentError('sequential', `layers[${i}]`, 'be a layer', layer);
    }
  });
  const [{ inputShape }] = layers;
  if (!inputShape) throw new ArgumentError('sequential', 'layers[0]', 'have an inputShape', undefined);
  listParameters(layers, inputShape);
  return [...layers];
}
