import { checkCount, checkName } from '../../arrays/check.js';
import type { Pair } from '../../arrays/windowOptions.js';
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

/**
 * Checks the shared options, but for the size of the kernel, which is given as a list; `parameters` lists kernel and bias
 * for a kernel `[…kernelSize, …channels]`.
 */
export function checkFilterOptions(
  functionName: string,
  options: Omit<FilterOptions, 'kernelSize'>,
  kernelSize: readonly number[],
) {
  const { activation = 'linear' } = options;
  const filters = checkCount(functionName, 'filters', options.filters);
  checkName(functionName, 'activation', activation, activationNames);
  const listParameters = kernelAndBias(functionName, options);
  return {
    filters,
    activation,
    parameters: (channels: readonly [number, number]) =>
      listParameters([...kernelSize, ...channels], filters, 1),
  };
}
