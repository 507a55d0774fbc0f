import { cnnCore } from './cnnCore.js';
import { pair } from './pair.js';
import { prediction } from './prediction.js';
import { product } from './product.js';

/**
 * The contenders that run in Node and in a page, by their names in the results. Those that train take a network of the
 * table; without one they train the chapter's model on MNIST.
 */
export const contenders = {
  simd1: (network) => cnnCore({ kernels: 'simd', workers: 1, network }),
  simd2: (network) => cnnCore({ kernels: 'simd', workers: 2, network }),
  simdPicked: () => cnnCore({ kernels: 'simd' }),
  plain1: () => cnnCore({ kernels: 'plain', workers: 1 }),
  convnet: async () => (await import('./convnet.js')).convnet(),
  tensorflow: async (network) => (await import('./tensorflow.js')).tensorflow(network),
  product: () => product(),
  prediction: () => prediction(),
  pair,
};

/** Those that are compared on the chapter's model. */
export const comparedContenders = Object.keys(contenders).filter((name) => name !== 'pair');
