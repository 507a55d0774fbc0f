// The SIMD kernels, compiled to wasm by scripts/buildKernels.mjs.
export { multiply, product, productScratch } from './multiply';
export { scatteredFilterGradient } from './scattered';
export { fold, maxPool, maxPoolBackward, unfold } from './windows';
export { adam, reluBackward, relu, rescale, sumRows } from './elementwise';
