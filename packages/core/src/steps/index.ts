// The same math as a list of steps. Runs under a content policy that forbids eval.
export { convSteps, type ConvStep, type StepWindow } from './convSteps.js';
export { poolModes, poolSteps, type PoolMode, type PoolStep } from './poolSteps.js';
export { costs, type Costs, type Operation } from './costs.js';
export { textbook } from '../textbook.js';
export type { ConvOptions } from '../reference/conv2d.js';
export type { PoolOptions } from '../reference/pool2d.js';
export { windowGeometry, type Padding, type Pair, type WindowGeometry } from '../window.js';
export { toView, type ArrayInput, type NdView } from '../view.js';
export { ArgumentError, CnnError } from '../errors.js';
