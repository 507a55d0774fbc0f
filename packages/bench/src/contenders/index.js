import { ours, prediction } from './ours.js';
import { product } from './product.js';

/** Those that run in Node as in a page, by their names in the results. */
export const contenders = {
  simd1: () => ours({ kernels: 'simd', workers: 1 }),
  simd2: () => ours({ kernels: 'simd', workers: 2 }),
  simdPicked: () => ours({ kernels: 'simd' }),
  plain1: () => ours({ kernels: 'plain', workers: 1 }),
  convnet: async () => (await import('./convnet.js')).convnet(),
  tensorflow: async () => (await import('./tensorflow.js')).tensorflow(),
  product,
  prediction,
};
