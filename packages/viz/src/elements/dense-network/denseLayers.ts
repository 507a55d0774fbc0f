import { dense } from '@cnn/core/reference';
import { costs } from '@cnn/core/steps';
import { toNumbers, type Numbers } from '../../values/numbers.js';

/** A dense layer of u units over n inputs, with what is known of it. */
export interface DenseLayer {
  units: number;
  activation?: string;
  /** `[n, u]` */
  kernel?: Numbers;
  /** `[u]` */
  bias?: Numbers;
  /** `[n]` */
  inputs?: Numbers;
  /** Weighted sums with bias, before the activation: `[u]`. */
  sums?: Numbers;
  /** `[u]` */
  outputs?: Numbers;
}

/** Dense layers, each over the outputs of the one before it. */
export interface DenseLayers {
  inputCount: number;
  inputs?: Numbers;
  layers: DenseLayer[];
}

/** The number of inputs, then the units of each layer. */
export const unitCounts = ({ inputCount, layers }: DenseLayers): number[] => [
  inputCount,
  ...layers.map(({ units }) => units),
];

export const sumsOf = (inputs: Numbers, kernel: Numbers, bias?: Numbers): Numbers =>
  toNumbers(dense({ data: inputs.data, shape: [inputs.data.length] }, kernel, bias));

export const parameterCount = (inputs: number, units: number): number =>
  costs({ inputShape: [inputs], units }).parameters;
