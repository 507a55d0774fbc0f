// The main entry, and the table of contents. Functions take nested arrays, ndarrays or views, and return ndarrays. The
// sub-paths have the same functions without ndarray, which compiles code at run time: see the README. The comments of the
// wrapped functions are copied into the built types (scripts/documentEntry.mjs). The annotations let a bundler leave out
// those that are not used.
import * as data from './data/index.js';
import { checkSequential, type SequentialOptions } from './model/options/sequentialOptions.js';
import { loadModelWith, type LoadModelOptions, type ModelSource } from './model/loadModel.js';
import { checkModel, type ModelOptions } from './model/definition/functional.js';
import { Model as ModelOf } from './model/model.js';
import { Sequential as SequentialOf } from './model/definition/sequential.js';
import type { Layer } from './layers/layer.js';
import {
  requireNdarray,
  toNdarray,
  withNdarray,
  withNdarrayList,
  withNdarrays,
  type NdArray,
} from './arrays/ndarray.js';
import * as reference from './reference/index.js';
import type { FloatArray } from './arrays/view.js';
import type { UrlLike } from './platform/webTypes.js';

// Math, forward and backward.
export const conv2d = /*#__PURE__*/ withNdarray(reference.conv2d);
export const conv2dBackward = /*#__PURE__*/ withNdarrays(reference.conv2dBackward);
export const conv2dTranspose = /*#__PURE__*/ withNdarray(reference.conv2dTranspose);
export const conv2dTransposeBackward = /*#__PURE__*/ withNdarrays(reference.conv2dTransposeBackward);
export const depthwiseConv2d = /*#__PURE__*/ withNdarray(reference.depthwiseConv2d);
export const depthwiseConv2dBackward = /*#__PURE__*/ withNdarrays(reference.depthwiseConv2dBackward);
export const separableConv2d = /*#__PURE__*/ withNdarray(reference.separableConv2d);
export const separableConv2dBackward = /*#__PURE__*/ withNdarrays(reference.separableConv2dBackward);
export const conv1d = /*#__PURE__*/ withNdarray(reference.conv1d);
export const conv1dBackward = /*#__PURE__*/ withNdarrays(reference.conv1dBackward);
export const maxPool2d = /*#__PURE__*/ withNdarray(reference.maxPool2d);
export const maxPool2dBackward = /*#__PURE__*/ withNdarray(reference.maxPool2dBackward);
export const averagePool2d = /*#__PURE__*/ withNdarray(reference.averagePool2d);
export const averagePool2dBackward = /*#__PURE__*/ withNdarray(reference.averagePool2dBackward);
export const sumPool2d = /*#__PURE__*/ withNdarray(reference.sumPool2d);
export const sumPool2dBackward = /*#__PURE__*/ withNdarray(reference.sumPool2dBackward);
export const maxPool1d = /*#__PURE__*/ withNdarray(reference.maxPool1d);
export const maxPool1dBackward = /*#__PURE__*/ withNdarray(reference.maxPool1dBackward);
export const averagePool1d = /*#__PURE__*/ withNdarray(reference.averagePool1d);
export const averagePool1dBackward = /*#__PURE__*/ withNdarray(reference.averagePool1dBackward);
export const sumPool1d = /*#__PURE__*/ withNdarray(reference.sumPool1d);
export const sumPool1dBackward = /*#__PURE__*/ withNdarray(reference.sumPool1dBackward);
export const globalAveragePool2d = /*#__PURE__*/ withNdarray(reference.globalAveragePool2d);
export const globalAveragePool2dBackward = /*#__PURE__*/ withNdarray(reference.globalAveragePool2dBackward);
export const globalMaxPool2d = /*#__PURE__*/ withNdarray(reference.globalMaxPool2d);
export const globalMaxPool2dBackward = /*#__PURE__*/ withNdarray(reference.globalMaxPool2dBackward);
export const dense = /*#__PURE__*/ withNdarray(reference.dense);
export const denseBackward = /*#__PURE__*/ withNdarrays(reference.denseBackward);
export const flatten = /*#__PURE__*/ withNdarray(reference.flatten);
export const flattenBackward = /*#__PURE__*/ withNdarray(reference.flattenBackward);
export const add = /*#__PURE__*/ withNdarray(reference.add);
export const addBackward = /*#__PURE__*/ withNdarrayList(reference.addBackward);
export const concatenate = /*#__PURE__*/ withNdarray(reference.concatenate);
export const concatenateBackward = /*#__PURE__*/ withNdarrayList(reference.concatenateBackward);
export const zeroPad2d = /*#__PURE__*/ withNdarray(reference.zeroPad2d);
export const zeroPad2dBackward = /*#__PURE__*/ withNdarray(reference.zeroPad2dBackward);
export const affineTransform = /*#__PURE__*/ withNdarray(reference.affineTransform);
export const affineTransformBackward = /*#__PURE__*/ withNdarray(reference.affineTransformBackward);
export const upSample2d = /*#__PURE__*/ withNdarray(reference.upSample2d);
export const upSample2dBackward = /*#__PURE__*/ withNdarray(reference.upSample2dBackward);
export const batchNormalization = /*#__PURE__*/ withNdarrays(reference.batchNormalization);
export const batchNormalizationBackward = /*#__PURE__*/ withNdarrays(reference.batchNormalizationBackward);
export const layerNormalization = /*#__PURE__*/ withNdarray(reference.layerNormalization);
export const layerNormalizationBackward = /*#__PURE__*/ withNdarrays(reference.layerNormalizationBackward);
export const dropout = /*#__PURE__*/ withNdarray(reference.dropout);
export const dropoutBackward = /*#__PURE__*/ withNdarray(reference.dropoutBackward);
export const rescale = /*#__PURE__*/ withNdarray(reference.rescale);
export const rescaleBackward = /*#__PURE__*/ withNdarray(reference.rescaleBackward);
export const linear = /*#__PURE__*/ withNdarray(reference.linear);
export const relu = /*#__PURE__*/ withNdarray(reference.relu);
export const leakyRelu = /*#__PURE__*/ withNdarray(reference.leakyRelu);
export const elu = /*#__PURE__*/ withNdarray(reference.elu);
export const selu = /*#__PURE__*/ withNdarray(reference.selu);
export const gelu = /*#__PURE__*/ withNdarray(reference.gelu);
export const sigmoid = /*#__PURE__*/ withNdarray(reference.sigmoid);
export const tanh = /*#__PURE__*/ withNdarray(reference.tanh);
export const softplus = /*#__PURE__*/ withNdarray(reference.softplus);
export const prelu = /*#__PURE__*/ withNdarray(reference.prelu);
export const preluBackward = /*#__PURE__*/ withNdarrays(reference.preluBackward);
export const softmax = /*#__PURE__*/ withNdarray(reference.softmax);
export const activationBackward = /*#__PURE__*/ withNdarray(reference.activationBackward);
export {
  binaryCrossentropy,
  categoricalCrossentropy,
  categoricalHinge,
  cosineSimilarity,
  hinge,
  huber,
  klDivergence,
  logCosh,
  meanAbsoluteError,
  meanSquaredError,
  poisson,
  sparseCategoricalCrossentropy,
  squaredHinge,
} from './reference/index.js';
export type {
  ActivationName,
  AffineTransformOptions,
  BatchNormalizationOptions,
  ConvGradients,
  Conv1dOptions,
  ConvOptions,
  ConvTransposeOptions,
  CrossentropyOptions,
  DepthwiseConvOptions,
  LayerNormalizationOptions,
  Pool1dOptions,
  PoolOptions,
  RescaleOptions,
  SmoothedCrossentropyOptions,
  UpSampleOptions,
  ZeroPadOptions,
} from './reference/index.js';

// The same math as lists of steps, and its costs.
export {
  convBackwardSteps,
  convSteps,
  costs,
  poolBackwardSteps,
  poolSteps,
  receptiveField,
} from './steps/index.js';
export type {
  ConvBackwardSteps,
  ConvStep,
  Costs,
  ModelCosts,
  Operation,
  PoolBackwardStep,
  PoolMode,
  PoolStep,
  ReceptiveField,
  StepWindow,
} from './steps/index.js';

// Models and their training.
export * as layers from './layers/index.js';
export * as losses from './learning/losses/index.js';
export * as metrics from './learning/metrics/index.js';
export * as regularizers from './learning/regularizers/index.js';
export * as optimizers from './learning/optimizers/index.js';
export { input } from './layers/input.js';
export { textbookLayers } from './layers/textbookLayers.js';
export type {
  Batch,
  Batches,
  BatchIterable,
  CallbackModel,
  Callbacks,
  CompileOptions,
  CustomLoss,
  CustomObjects,
  EarlyStoppingOptions,
  FitOptions,
  History,
  InitializerConfig,
  InputBatch,
  InputOptions,
  Layer,
  LayerInputs,
  LayerNode,
  Logs,
  LoadModelOptions,
  Loss,
  LossName,
  Metric,
  MetricFunction,
  MetricName,
  ModelCheckpointOptions,
  ModelOptimizer,
  ModelOptions,
  ModelSource,
  Optimizer,
  OptimizerName,
  ReduceLROnPlateauOptions,
  RegularizerOption,
  SequentialOptions,
  Summary,
  SummaryRow,
  TextbookModelOptions,
} from './training.js';

/** A model whose results are ndarrays: what `model` makes, and what every sequential model can do too. */
export type Model = ModelOf<NdArray<FloatArray>>;

/** A model of layers in a row, whose results are ndarrays. */
export type Sequential = SequentialOf<NdArray<FloatArray>>;

/**
 * A model of layers, each of which receives the output of the one before.
 *
 * @param layerList at least one layer; the first needs the `inputShape` of one sample
 * @param options `seed`, which decides initial weights, shuffling, dropout and augmentation, and `kernels`
 * @throws ArgumentError for a layer that does not accept the output shape of the one before; CnnError where the page's
 *   policy forbids ndarray
 */
export function sequential(layerList: readonly Layer[], options: SequentialOptions = {}): Sequential {
  requireNdarray();
  return new SequentialOf(...checkSequential(layerList, options), toNdarray);
}

/**
 * A model of all layers between an input and an output: each takes what its `apply` was given, and a value can be given to
 * several.
 *
 * @param options `inputs`, what `input` gave; `outputs`, what the `apply` of the last layer gave; and those of `sequential`
 * @throws ArgumentError; CnnError where the page's policy forbids ndarray
 */
export function model(options: ModelOptions): Model {
  requireNdarray();
  return new ModelOf(...checkModel(options), toNdarray);
}

/**
 * Loads a model that was saved with `model.save`.
 *
 * @param source the bytes, a File or Blob, a Response, a URL, in Node a path or `{ path }`, or in a page `{ indexedDB }`
 * @param options `customObjects`, the loss and the metrics of your own that it was compiled with, by their names
 * @throws FormatError, which names the part of the file that is wrong; ArgumentError; CnnError where there is no such model
 */
export async function loadModel(source: ModelSource, options: LoadModelOptions = {}): Promise<Model> {
  requireNdarray();
  return loadModelWith<NdArray<FloatArray>>(source, options, toNdarray);
}

export { listModels, removeModel } from './model/file/modelStorage.js';
export { earlyStopping } from './model/fit/earlyStopping.js';
export { modelCheckpoint } from './model/fit/modelCheckpoint.js';
export { reduceLROnPlateau } from './model/fit/reduceLROnPlateau.js';

// Data.
export const parseIdx = /*#__PURE__*/ withNdarray(data.parseIdx);

export async function loadMnist(
  source: string | UrlLike | data.MnistFiles,
  options: data.LoadMnistOptions = {},
): Promise<data.Mnist<NdArray<Uint8Array>>> {
  requireNdarray();
  const { train, test } = await data.loadMnist(source, options);
  const digits = ({ images, labels }: data.Digits) => ({
    images: toNdarray(images),
    labels: toNdarray(labels),
  });
  return { train: digits(train), test: digits(test) };
}
export type { Digits, LoadMnistOptions, Mnist, MnistFiles } from './data/index.js';

export { textbook } from './data/textbook.js';
export { ArgumentError, CnnError, FormatError, StateError, TrainingError } from './arrays/errors.js';
export type { NdArray } from './arrays/ndarray.js';
export type { ArrayInput, NdView } from './arrays/view.js';
export type { Padding, Pair } from './arrays/windowOptions.js';
