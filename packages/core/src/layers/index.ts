// The layers of a model, one file each.
export { conv2d, type Conv2dOptions } from './conv2d.js';
export { conv2dTranspose, type Conv2dTransposeOptions } from './conv2dTranspose.js';
export { maxPooling2d } from './maxPooling2d.js';
export { averagePooling2d } from './averagePooling2d.js';
export { sumPooling2d } from './sumPooling2d.js';
export { globalMaxPooling2d } from './globalMaxPooling2d.js';
export { globalAveragePooling2d } from './globalAveragePooling2d.js';
export { zeroPadding2d, type ZeroPadding2dOptions } from './zeroPadding2d.js';
export { flatten } from './flatten.js';
export { dense, type DenseOptions } from './dense.js';
export { dropout } from './dropout.js';
export { batchNormalization, type BatchNormalizationLayerOptions } from './batchNormalization.js';
export { rescaling } from './rescaling.js';
export { activation } from './activation.js';
