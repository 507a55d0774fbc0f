// The classes; nothing is registered by importing them. `@cnn/viz/define.js` registers.
export { ConvStep } from './conv-step/ConvStep.js';
export { PoolStep } from './pool-step/PoolStep.js';
export { TensorImage } from './tensor-image/TensorImage.js';
export { PredictionBars } from './prediction-bars/PredictionBars.js';
export { TrainingMonitor, type MonitorCallbacks } from './training-monitor/TrainingMonitor.js';
export type { Ending, EpochRecord, Figures, Plan } from './training-monitor/TrainingRun.js';
export { FilterGallery, type EpochDetail, type GalleryCallbacks } from './filter-gallery/FilterGallery.js';
export { FeatureMaps } from './feature-maps/FeatureMaps.js';
export type { SelectDetail } from './gallery/Gallery.js';
export { theme } from './theme.js';
export type { ChangeDetail, ErrorDetail, NumbersValue, StepDetail } from './types.js';
export type { MessageOverrides, Messages } from './messages/index.js';
