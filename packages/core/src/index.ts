// The door and the table of contents. Everything here takes nested arrays, ndarrays or views, and gives ndarrays.
// The sub-paths give the same without ndarray, which builds its code at run time: see the README.
import * as data from './data/index.js';
import { checkSequential, type SequentialOptions } from './model/sequentialOptions.js';
import { loadModelWith, type ModelSource } from './model/loadModel.js';
import { Sequential as SequentialOf } from './model/sequential.js';
import type { Layer } from './layers/layer.js';
import { toNdarray, withNdarray, withNdarrays, type NdArray } from './arrays/ndarray.js';
import * as reference from './reference/index.js';
import type { FloatArray } from './arrays/view.js';

// The math, forward and backward.
export const conv2d = withNdarray(reference.conv2d);
export const conv2dBackward = withNdarrays(reference.conv2dBackward);
export const conv2dTranspose = withNdarray(reference.conv2dTranspose);
export const conv2dTransposeBackward = withNdarrays(reference.conv2dTransposeBackward);
export const conv1d = withNdarray(reference.conv1d);
export const conv1dBackward = withNdarrays(reference.conv1dBackward);
export const maxPool2d = withNdarray(reference.maxPool2d);
export const maxPool2dBackward = withNdarray(reference.maxPool2dBackward);
export const averagePool2d = withNdarray(reference.averagePool2d);
export const averagePool2dBackward = withNdarray(reference.averagePool2dBackward);
export const sumPool2d = withNdarray(reference.sumPool2d);
export const sumPool2dBackward = withNdarray(reference.sumPool2dBackward);
export const maxPool1d = withNdarray(reference.maxPool1d);
export const maxPool1dBackward = withNdarray(reference.maxPool1dBackward);
export const averagePool1d = withNdarray(reference.averagePool1d);
export const averagePool1dBackward = withNdarray(reference.averagePool1dBackward);
export const sumPool1d = withNdarray(reference.sumPool1d);
export const sumPool1dBackward = withNdarray(reference.sumPool1dBackward);
export const globalAveragePool2d = withNdarray(reference.globalAveragePool2d);
export const globalAveragePool2dBackward = withNdarray(reference.globalAveragePool2dBackward);
export const globalMaxPool2d = withNdarray(reference.globalMaxPool2d);
export const globalMaxPool2dBackward = withNdarray(reference.globalMaxPool2dBackward);
export const dense = withNdarray(reference.dense);
export const denseBackward = withNdarrays(reference.denseBackward);
export const flatten = withNdarray(reference.flatten);
export const flattenBackward = withNdarray(reference.flattenBackward);
export const zeroPad2d = withNdarray(reference.zeroPad2d);
export const zeroPad2dBackward = withNdarray(reference.zeroPad2dBackward);
export const batchNormalization = withNdarrays(reference.batchNormalization);
export const batchNormalizationBackward = withNdarrays(reference.batchNormalizationBackward);
export const dropout = withNdarray(reference.dropout);
export const dropoutBackward = withNdarray(reference.dropoutBackward);
export const rescale = withNdarray(reference.rescale);
export const rescaleBackward = withNdarray(reference.rescaleBackward);
export const linear = withNdarray(reference.linear);
export const relu = withNdarray(reference.relu);
export const leakyRelu = withNdarray(reference.leakyRelu);
export const elu = withNdarray(reference.elu);
export const selu = withNdarray(reference.selu);
export const gelu = withNdarray(reference.gelu);
export const sigmoid = withNdarray(reference.sigmoid);
export const tanh = withNdarray(reference.tanh);
export const softplus = withNdarray(reference.softplus);
export const softmax = withNdarray(reference.softmax);
export const activationBackward = withNdarray(reference.activationBackward);
export {
  binaryCrossentropy,
  categoricalCrossentropy,
  huber,
  meanAbsoluteError,
  meanSquaredError,
  sparseCategoricalCrossentropy,
} from './reference/index.js';
export type {
  ActivationName,
  BatchNormalizationOptions,
  ConvGradients,
  Conv1dOptions,
  ConvOptions,
  ConvTransposeOptions,
  CrossentropyOptions,
  Pool1dOptions,
  PoolOptions,
  RescaleOptions,
  ZeroPadOptions,
} from './reference/index.js';

// The same as a list of steps, and what it costs.
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

// Models that learn.
export * as layers from './layers/index.js';
export * as losses from './learning/losses/factories.js';
export * as metrics from './learning/metrics/index.js';
export * as optimizers from './learning/optimizers/index.js';
export { textbookLayers } from './model/textbookLayers.js';
export type {
  CallbackModel,
  Callbacks,
  CompileOptions,
  EarlyStoppingOptions,
  FitOptions,
  History,
  InitializerConfig,
  Layer,
  Logs,
  Loss,
  LossName,
  Metric,
  MetricName,
  ModelSource,
  Optimizer,
  OptimizerName,
  SequentialOptions,
  Summary,
  SummaryRow,
  TextbookModelOptions,
} from './training.js';

/** A model whose results are ndarrays. */
export type Sequential = SequentialOf<NdArray<FloatArray>>;

/**
 * A model of layers one behind the other. The first layer says the `inputShape` of one sample.
 *
 * @throws ArgumentError where a layer can not take what the one before gives
 */
export function sequential(layerList: readonly Layer[], options: SequentialOptions = {}): Sequential {
  return new SequentialOf(...checkSequential(layerList, options), toNdarray);
}

/**
 * Loads a model that `save` has written: bytes, a File or Blob, in Node `{ path }`, in a page `{ indexedDB }`.
 *
 * @throws FormatError, which names the part that is wrong; ArgumentError; CnnError where there is no such model
 */
export function loadModel(source: ModelSource): Promise<Sequential> {
  return loadModelWith<NdArray<FloatArray>>(source, toNdarray);
}

export { earlyStopping } from './model/fit/earlyStopping.js';

// Data.
export const parseIdx = withNdarray(data.parseIdx);

/**
 * Loads MNIST: 60,000 digits to train with and 10,000 to test, images `[n, 28, 28, 1]` and labels `[n]` as bytes.
 *
 * @param given the address of a folder that holds the four files under their own names, with or without `.gz`; in
 *   Node a path too; or the files' bytes. Then options: `signal` and `onProgress`
 * @throws ArgumentError; FormatError for files that are not MNIST's, CnnError where one can not be had, the
 *   signal's reason
 */
export async function loadMnist(
  ...given: Parameters<typeof data.loadMnist>
): Promise<data.Mnist<NdArray<Uint8Array>>> {
  const { train, test } = await data.loadMnist(...given);
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
