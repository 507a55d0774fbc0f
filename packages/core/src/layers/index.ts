// The layers of a model, one file per layer.
export { conv2d, type Conv2dOptions } from './conv2d.js';
export { conv2dTranspose, type Conv2dTransposeOptions } from './conv2dTranspose.js';
export { maxPooling2d } from './maxPooling2d.js';
export { averagePooling2d } from './averagePooling2d.js';
export { sumPooling2d } from './sumPooling2d.js';
export type { Pooling2dOptions } from './shared/pooling2d.js';
export { globalMaxPooling2d } from './globalMaxPooling2d.js';
export { globalAveragePooling2d } from './globalAveragePooling2d.js';
export { zeroPadding2d, type ZeroPadding2dOptions } from './zeroPadding2d.js';
export { flatten } from './flatten.js';
export { dense, type DenseOptions } from './dense.js';
export { dropout, type DropoutOptions } from './dropout.js';
export { batchNormalization, type BatchNormalizationLayerOptions } from './batchNormalization.js';
export { rescaling, type RescalingOptions } from './rescaling.js';
export { activation } from './activation.js';
