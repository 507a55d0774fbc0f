// Learning rates that change during training, one file per schedule.
export { cosineDecay, type CosineDecayOptions } from './cosineDecay.js';
export { exponentialDecay, type ExponentialDecayOptions } from './exponentialDecay.js';
export { piecewiseConstantDecay, type PiecewiseConstantDecayOptions } from './piecewiseConstantDecay.js';
export type { Schedule } from './schedule.js';
