// The optimizers, one file each.
export { adam, type AdamOptions } from './adam.js';
export { sgd, type SgdOptions } from './sgd.js';
export type { Optimizer } from './optimizer.js';
