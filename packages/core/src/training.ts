// Models that learn. Results are NdViews. Runs under a content policy that forbids eval.
export { sequential, type Sequential, type SequentialOptions } from './model/sequential.js';
export type { CompileOptions } from './model/compile.js';
export { loadModel, type ModelSource } from './model/loadModel.js';
export type { Callbacks } from './model/callbacks.js';
export { earlyStopping, type EarlyStoppingOptions } from './model/earlyStopping.js';
export type { FitOptions, History, Logs } from './model/fitOptions.js';
export type { Summary, SummaryRow } from './model/summary.js';
export * as layers from './layers/index.js';
export * as losses from './losses/training.js';
export * as metrics from './metrics/index.js';
export * as optimizers from './optimizers/index.js';
export { textbookLayers, type TextbookModelOptions } from './model/textbookLayers.js';
export type { Layer } from './layers/layer.js';
export type { Optimizer } from './optimizers/index.js';
export { ArgumentError, CnnError, FormatError, StateError, TrainingError } from './errors.js';
export type { ArrayInput, NdView } from './view.js';
