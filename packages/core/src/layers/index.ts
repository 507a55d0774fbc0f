// The layers of a model, one file each.
export { conv2d, type Conv2dOptions } from './conv2d.js';
export { maxPooling2d } from './maxPooling2d.js';
export { flatten } from './flatten.js';
export { dense, type DenseOptions } from './dense.js';
export { dropout } from './dropout.js';
export { rescaling } from './rescaling.js';
export { activation } from './activation.js';
