// The SIMD kernels, compiled to wasm by scripts/buildKernels.mjs. Each file has its twin in src/kernels/plain/, with the same
// functions. A convolution is a product with a matrix of windows, `multiplyWindows`: see src/kernels/convolve.ts.
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
} from './activate';
export { adadelta } from './adadelta';
export { adagrad } from './adagrad';
export { adam } from './adam';
export { adamax } from './adamax';
export { amsgrad } from './amsgrad';
export { averagePool, averagePoolBackward } from './averagePool';
export { depthwise, depthwiseFilterGradient, depthwiseInputGradient } from './depthwise';
export { dropoutMask, multiplyElements } from './dropout';
export { lion } from './lion';
export { maxPool, maxPoolBackward } from './maxPool';
export { multiply, multiplyWindows, productScratch } from './multiply';
export { nadam } from './nadam';
export {
  columnMoments,
  normalizeColumns,
  normalizeColumnsBackward,
  normalizedGradientSums,
} from './normalize';
export { normalizeRows, normalizeRowsBackward } from './normalizeRows';
export { addPenaltyGradient, clip, decayWeights, penalty, sumRowSquares } from './penalties';
export { addSlopeGradient, prelu, preluBackward } from './prelu';
export { rescale } from './rescale';
export { rmsprop } from './rmsprop';
export { sgd } from './sgd';
export { softmax, softmaxBackward } from './softmax';
export { sparseFilterGradient } from './sparseFilterGradient';
export { sumRows } from './sumRows';
export { fold, unfold } from './unfold';
