// The same math as lists of steps. Runs under a content security policy without 'unsafe-eval'.
export { convSteps, type ConvStep } from './convSteps.js';
export {
  convBackwardSteps,
  type BiasStep,
  type CellStep,
  type CellTerm,
  type ConvBackwardSteps,
  type WeightStep,
  type WeightTerm,
} from './convBackwardSteps.js';
export type { StepWindow } from './stepWindow.js';
export { poolBackwardSteps, type PoolBackwardStep } from './poolBackwardSteps.js';
export { poolSteps, type PoolStep } from './poolSteps.js';
export { costs, type ModelCosts, type Operation } from './costs.js';
export type { Costs } from './deriveCosts.js';
export { convCosts, type ConvOperation } from './convCosts.js';
export { poolCosts, type PoolOperation } from './poolCosts.js';
export { layerWindow, type LayerInfo } from './layerWindow.js';
export { receptiveField, type ReceptiveField } from './receptiveField.js';
export { softmaxSteps } from './softmaxSteps.js';
export type { SoftmaxRow } from '../reference/softmax.js';
export { kerasName } from '../layers/kerasName.js';
export { layerShapes, type ShapedLayer } from '../layers/layerShapes.js';
export { argmax } from '../arrays/argmax.js';
export { dropoutMask } from '../learning/random/dropoutMask.js';
export type { MaskKey } from '../kernels/kernels.js';
export { textbook } from '../data/textbook.js';
export type { ConvOptions } from '../reference/shared/checkConv.js';
export { poolModes, type PoolMode, type PoolOptions } from '../reference/shared/checkPool.js';
export { cellUnder, positionOver, type WindowAxis, type WindowGeometry } from '../arrays/window.js';
export { transposedGeometry, windowGeometry } from '../arrays/windowGeometry.js';
export { toPair, toSides, type Padding, type Pair } from '../arrays/windowOptions.js';
export { forEachIndex, rowMajor, sizeOf, toView, type ArrayInput, type NdView } from '../arrays/view.js';
export { formatCount } from '../arrays/formatCount.js';
export { ArgumentError, CnnError } from '../arrays/errors.js';
