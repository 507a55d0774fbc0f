// Registers every element.
export { ConvStep } from './conv-step/conv-step.js';
export { PoolStep } from './pool-step/pool-step.js';
export { TensorImage } from './tensor-image/tensor-image.js';
export { PredictionBars } from './prediction-bars/prediction-bars.js';
export { TrainingMonitor } from './training-monitor/training-monitor.js';
export { FilterGallery } from './filter-gallery/filter-gallery.js';
export { FeatureMaps } from './feature-maps/feature-maps.js';
