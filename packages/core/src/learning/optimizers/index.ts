// The optimizers, one file per optimizer.
export { sgd, type SgdOptions } from './sgd.js';
export { adam, type AdamOptions } from './adam.js';
export { adamW, type AdamWOptions } from './adamW.js';
export { adamax, type AdamaxOptions } from './adamax.js';
export { nadam, type NadamOptions } from './nadam.js';
export { rmsprop, type RmspropOptions } from './rmsprop.js';
export { adagrad, type AdagradOptions } from './adagrad.js';
export { adadelta, type AdadeltaOptions } from './adadelta.js';
export { lion, type LionOptions } from './lion.js';
export * as schedules from './schedules/index.js';
export type { SharedOptimizerOptions } from './sharedOptions.js';
export type { Optimizer } from './optimizer.js';
