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
  | 'addSlopeGradient'
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
  | 'normalizeRows'
  | 'normalizeRowsBackward'
  | 'prelu'
  | 'preluBackward'
  | 'dropoutMask'
  | 'multiplyElements'
  | 'rescale'
  | 'rmsprop'
  | 'sgd'
  | 'softmax'
  | 'softmaxBackward'
  | 'sparseFilterGradient'
  | 'sumRows'
  | 'sumRowSquares'
  | 'unfold',
  WasmFunction
> & { penalty(...args: number[]): number };
