import { cnnCore } from './cnnCore.js';
import { prediction } from './prediction.js';
import { product } from './product.js';

/** The contenders that run in Node and in a page, by their names in the results. */
export const contenders = {
  simd1: () => cnnCore({ kernels: 'simd', workers: 1 }),
  simd2: () => cnnCore({ kernels: 'simd', workers: 2 }),
  simdPicked: () => cnnCore({ kernels: 'simd' }),
  plain1: () => cnnCore({ kernels: 'plain', workers: 1 }),
  convnet: async () => (await import('./convnet.js')).convnet(),
  tensorflow: async () => (await import('./tensorflow.js')).tensorflow(),
  product,
  prediction,
};
