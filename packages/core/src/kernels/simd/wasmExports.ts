import type { ScalarActivationName } from '../kernels.js';

type WasmFunction = (...args: number[]) => void;

/** selu is a scaled elu. */
export type ActivationFunction = Exclude<ScalarActivationName, 'selu'>;

/** The functions of assembly/. Offsets are in bytes, all other arguments in floats. */
export type WasmExports = Record<
  | ActivationFunction
  | `${ActivationFunction}Backward`
  | 'adadelta'
  | 'adagrad'
  | 'adam'
  | 'adamax'
  | 'addPenaltyGradient'
  | 'amsgrad'
  | 'averagePool'
  | 'averagePoolBackward'
  | 'clip'
  | 'columnMoments'
  | 'decayWeights'
  | 'depthwise'
  | 'depthwiseFilterGradient'
  | 'depthwiseInputGradient'
  | 'fold'
  | 'lion'
  | 'maxPool'
  | 'maxPoolBackward'
  | 'multiply'
  | 'multiplyWindows'
  | 'nadam'
  | 'normalizeColumns'
  | 'normalizeColumnsBackward'
  | 'normalizedGradientSums'
  | 'dropoutMask'
  | 'multiplyElements'
  | 'rescale'
  | 'rmsprop'
  | 'sgd'
  | 'sparseFilterGradient'
  | 'sumRows'
  | 'unfold',
  WasmFunction
>;
