import { checkCount, checkName } from '../../arrays/check.js';
import { toPair, type Pair } from '../../arrays/windowOptions.js';
import { activationNames, type ActivationName } from '../../reference/activations.js';
import type { LayerOptions, Shape } from '../layer.js';
import { kernelAndBias, kernelOptionNames, type KernelAndBiasOptions } from './kernelAndBias.js';

/** The options that all convolution layers share. */
export interface FilterOptions extends LayerOptions, KernelAndBiasOptions {
  /** Number of filters, which is the number of output channels; a whole number from 1. */
  filters: number;
  /** Height and width of a filter, in cells; whole numbers from 1. */
  kernelSize: Pair;
  /** Applied to the output. Default `linear`. */
  activation?: ActivationName;
  /** `[h, w, c]`, required on the first layer of a model. */
  inputShape?: Shape;
}

export const filterOptionNames = [
  'filters',
  'kernelSize',
  'activation',
  ...kernelOptionNames,
] as const satisfies readonly (keyof FilterOptions)[];

/** Checks the shared options; `parameters` lists kernel and bias for a kernel `[kh, kw, …channels]`. */
export function checkFilterOptions(functionName: string, options: FilterOptions) {
  const { activation = 'linear' } = options;
  const filters = checkCount(functionName, 'filters', options.filters);
  const kernelSize = toPair(functionName, 'kernelSize', options.kernelSize);
  checkName(functionName, 'activation', activation, activationNames);
  const listParameters = kernelAndBias(functionName, options);
  return {
    filters,
    kernelSize,
    activation,
    parameters: (channels: readonly [number, number]) =>
      listParameters([...kernelSize, ...channels], filters, 1),
  };
}
