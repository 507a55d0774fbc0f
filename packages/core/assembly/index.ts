// The SIMD kernels, compiled to wasm by scripts/buildKernels.mjs.
export { multiply, product, productScratch } from './multiply';
export { scatteredFilterGradient } from './scattered';
export { fold, maxPool, maxPoolBackward, unfold } from './windows';
export { adam, rescale, sumRows } from './elementwise';
export { averagePool, averagePoolBackward } from './averagePool';
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
