// Registers every element.
export { ConvStep } from './conv-step/conv-step.js';
export { PoolStep } from './pool-step/pool-step.js';
