// Registers every element.
export { ConvStep } from './elements/conv-step/conv-step.js';
export { PoolStep } from './elements/pool-step/pool-step.js';
export { ActivationStep } from './elements/activation-step/activation-step.js';
export { TensorImage } from './elements/tensor-image/tensor-image.js';
export { PredictionBars } from './elements/prediction-bars/prediction-bars.js';
export { TrainingMonitor } from './elements/training-monitor/training-monitor.js';
export { FilterGallery } from './elements/filter-gallery/filter-gallery.js';
export { FeatureMaps } from './elements/feature-maps/feature-maps.js';
export { CnnDiagram } from './elements/cnn-diagram/cnn-diagram.js';
export { DenseNetwork } from './elements/dense-network/dense-network.js';
export { NeuronCount } from './elements/neuron-count/neuron-count.js';
export { WeightHistogram } from './elements/weight-histogram/weight-histogram.js';
export { ConfusionMatrix } from './elements/confusion-matrix/confusion-matrix.js';
export { DigitPad } from './elements/digit-pad/digit-pad.js';
