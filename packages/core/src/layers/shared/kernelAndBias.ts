import { checkFlag } from '../../arrays/check.js';
import { getInitializer, type InitializerConfig } from '../../learning/initializers/registry.js';
import { getRegularizer, type RegularizerOption } from '../../learning/regularizers/registry.js';
import type { Parameter } from '../layer.js';

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
  const { useBias = true, kernelInitializer = 'glorotUniform', biasInitializer = 'zeros' } = options;
  checkFlag(functionName, 'useBias', useBias);
  const fillKernel = getInitializer(functionName, 'kernelInitializer', kernelInitializer);
  const fillBias = getInitializer(functionName, 'biasInitializer', biasInitializer);
  const ofKernel = getRegularizer(functionName, 'kernelRegularizer', options.kernelRegularizer);
  const ofBias = getRegularizer(functionName, 'biasRegularizer', options.biasRegularizer);
  return (kernelShape: number[], units: number, rowWidth: number): Parameter[] => {
    const kernel: Parameter = {
      name: 'kernel',
      shape: kernelShape,
      rowWidth,
      initialize: (weights, random) => fillKernel(weights, kernelShape, random),
      regularizer: ofKernel,
    };
    const bias: Parameter = {
      name: 'bias',
      shape: [units],
      rowWidth: 1,
      initialize: (weights, random) => fillBias(weights, [units], random),
      regularizer: ofBias,
    };
    return useBias ? [kernel, bias] : [kernel];
  };
}
