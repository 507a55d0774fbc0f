// The SIMD kernels, compiled to wasm by scripts/buildKernels.mjs.
export { multiply, product, productScratch } from './multiply';
export { scatteredFilterGradient } from './scattered';
export { fold, maxPool, maxPoolBackward, unfold } from './windows';
export { rescale, sumRows } from './elementwise';
export { adagrad, adam, rmsprop, sgd } from './optimizers';
export {
  columnMoments,
  normalizeColumns,
  normalizeColumnsBackward,
  normalizedGradientSums,
} from './normalize';
export { averagePool, averagePoolBackward } from './averagePool';
export { depthwise, depthwiseFilterGradient, depthwiseInputGradient } from './depthwise';
export {
  elu,
  eluBackward,
  gelu,
  geluBackward,
  leakyRelu,
  leakyReluBackward,
  relu,
  reluBackward,
  sigmoid,
  sigmoidBackward,
  softplus,
  softplusBackward,
  tanh,
  tanhBackward,
} from './activations';
