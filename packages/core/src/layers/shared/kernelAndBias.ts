import { checkFlag } from '../../arrays/check.js';
import type { InitializerConfig } from '../../learning/initializers/registry.js';
import type { RegularizerOption } from '../../learning/regularizers/registry.js';
import type { Parameter } from '../layer.js';
import { learntParameter } from './learntParameter.js';

/** The options that all layers with a kernel share. */
export interface KernelAndBiasOptions {
  /** Whether to add a bias. Default true. */
  useBias?: boolean;
  /** Default `glorotUniform`. */
  kernelInitializer?: InitializerConfig;
  /** Default `zeros`. */
  biasInitializer?: InitializerConfig;
  /** What the kernel's weights add to the loss: `l1`, `l2`, or one made by `regularizers`. Default nothing. */
  kernelRegularizer?: RegularizerOption;
  /** What the bias adds to the loss. Default nothing. */
  biasRegularizer?: RegularizerOption;
}

export const kernelOptionNames = [
  'useBias',
  'kernelInitializer',
  'biasInitializer',
  'kernelRegularizer',
  'biasRegularizer',
] as const satisfies readonly (keyof KernelAndBiasOptions)[];

/** Checks the options; returns a function that lists both parameters for a kernel of a shape. */
export function kernelAndBias(functionName: string, options: KernelAndBiasOptions) {
  const { useBias = true } = options;
  checkFlag(functionName, 'useBias', useBias);
  const kernel = learntParameter(functionName, 'kernel', 'kernel', options, 'glorotUniform');
  const bias = learntParameter(functionName, 'bias', 'bias', options, 'zeros');
  return (kernelShape: number[], units: number, rowWidth: number): Parameter[] =>
    useBias ? [kernel(kernelShape, rowWidth), bias([units], 1)] : [kernel(kernelShape, rowWidth)];
}
