import { checkFlag } from '../../arrays/check.js';
import { getInitializer, type InitializerConfig } from '../../learning/initializers/registry.js';
import type { Parameter } from '../layer.js';

/** What layers with a kernel have in common. */
export interface KernelOptions {
  /** Adds a bias. Default true. */
  useBias?: boolean;
  /** Default `glorotUniform`. */
  kernelInitializer?: InitializerConfig;
  /** Default `zeros`. */
  biasInitializer?: InitializerConfig;
}

/** Checks the options, and gives a function of the kernel's shape and row width that lists both parameters. */
export function kernelAndBias(functionName: string, options: KernelOptions) {
  const { useBias = true, kernelInitializer = 'glorotUniform', biasInitializer = 'zeros' } = options;
  checkFlag(functionName, 'useBias', useBias);
  const fillKernel = getInitializer(functionName, 'kernelInitializer', kernelInitializer);
  const fillBias = getInitializer(functionName, 'biasInitializer', biasInitializer);
  return (shape: number[], units: number, rowWidth: number): Parameter[] => {
    const kernel: Parameter = {
      name: 'kernel',
      shape,
      rowWidth,
      initialize: (weights, random) => fillKernel(weights, shape, random),
    };
    const bias: Parameter = {
      name: 'bias',
      shape: [units],
      rowWidth: 1,
      initialize: (weights, random) => fillBias(weights, [units], random),
    };
    return useBias ? [kernel, bias] : [kernel];
  };
}
