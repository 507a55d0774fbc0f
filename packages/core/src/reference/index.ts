// The readable math. Results are NdViews. Runs under a content security policy without 'unsafe-eval'.
export { conv2d } from './conv2d.js';
export { conv2dBackward, type ConvGradients } from './convBackward.js';
export type { ConvOptions } from './shared/checkConv.js';
export { conv2dTranspose, conv2dTransposeBackward, type ConvTransposeOptions } from './conv2dTranspose.js';
export { conv1d, conv1dBackward, type Conv1dOptions } from './conv1d.js';
export { depthwiseConv2d, depthwiseConv2dBackward, type DepthwiseConvOptions } from './depthwiseConv2d.js';
export { separableConv2d, separableConv2dBackward } from './separableConv2d.js';
export { maxPool2d, maxPool2dBackward } from './maxPool2d.js';
export { averagePool2d, averagePool2dBackward } from './averagePool2d.js';
export { sumPool2d, sumPool2dBackward } from './sumPool2d.js';
export { maxPool1d, maxPool1dBackward } from './maxPool1d.js';
export { averagePool1d, averagePool1dBackward } from './averagePool1d.js';
export { sumPool1d, sumPool1dBackward } from './sumPool1d.js';
export {
  globalAveragePool2d,
  globalAveragePool2dBackward,
  globalMaxPool2d,
  globalMaxPool2dBackward,
} from './globalPool2d.js';
export type { Pool1dOptions, PoolOptions } from './shared/checkPool.js';
export { dense, denseBackward } from './dense.js';
export { flatten, flattenBackward } from './flatten.js';
export { add, addBackward } from './add.js';
export { concatenate, concatenateBackward, type ConcatenateOptions } from './concatenate.js';
export { affineTransform, affineTransformBackward, type AffineTransformOptions } from './affineTransform.js';
export { zeroPad2d, zeroPad2dBackward, type ZeroPadOptions } from './zeroPad2d.js';
export { upSample2d, upSample2dBackward, type UpSampleOptions } from './upSample2d.js';
export {
  batchNormalization,
  batchNormalizationBackward,
  type BatchNormalizationOptions,
} from './batchNormalization.js';
export {
  layerNormalization,
  layerNormalizationBackward,
  type LayerNormalizationOptions,
} from './layerNormalization.js';
export { dropout, dropoutBackward } from './dropout.js';
export { rescale, rescaleBackward, type RescaleOptions } from './rescale.js';
export {
  activationNames,
  activations,
  elu,
  gelu,
  leakyRelu,
  linear,
  relu,
  selu,
  sigmoid,
  softplus,
  tanh,
  type ActivationName,
} from './activations.js';
export { prelu, preluBackward } from './prelu.js';
export { softmax } from './softmax.js';
export { activationBackward } from './activationBackward.js';
export type { CrossentropyOptions, SmoothedCrossentropyOptions } from './losses/crossEntropy.js';
export { meanSquaredError } from './losses/meanSquaredError.js';
export { meanAbsoluteError } from './losses/meanAbsoluteError.js';
export { huber } from './losses/huber.js';
export { binaryCrossentropy } from './losses/binaryCrossentropy.js';
export { categoricalCrossentropy } from './losses/categoricalCrossentropy.js';
export { sparseCategoricalCrossentropy } from './losses/sparseCategoricalCrossentropy.js';
export { hinge, squaredHinge } from './losses/hinge.js';
export { categoricalHinge } from './losses/categoricalHinge.js';
export { klDivergence } from './losses/klDivergence.js';
export { logCosh } from './losses/logCosh.js';
export { poisson } from './losses/poisson.js';
export { cosineSimilarity } from './losses/cosineSimilarity.js';
export { textbook } from '../data/textbook.js';
export { ArgumentError, CnnError } from '../arrays/errors.js';
export type { ArrayInput, NdView } from '../arrays/view.js';
