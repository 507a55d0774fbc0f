// The readable math. Results are NdViews. Runs under a content policy that forbids eval.
export { conv2d, conv2dBackward, type ConvOptions } from './conv2d.js';
export { maxPool2d, maxPool2dBackward } from './maxPool2d.js';
export { averagePool2d, averagePool2dBackward } from './averagePool2d.js';
export { sumPool2d, sumPool2dBackward } from './sumPool2d.js';
export type { PoolOptions } from './pool2d.js';
export { dense, denseBackward } from './dense.js';
export { flatten } from './flatten.js';
export { activationBackward, linear, relu, softmax, type ActivationName } from './activations.js';
export { sparseCategoricalCrossentropy } from '../losses/sparseCategoricalCrossentropy.js';
export { textbook } from '../textbook.js';
export type { ArrayInput, NdView } from '../view.js';
