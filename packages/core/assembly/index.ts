// The SIMD kernels, compiled to wasm by scripts/buildKernels.mjs.
export { multiply } from './multiply';
export { fold, maxPool, maxPoolBackward, unfold } from './windows';
export { adam, reluBackward, relu, rescale, sumRows } from './elementwise';
