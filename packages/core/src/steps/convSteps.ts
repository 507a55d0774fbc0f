import { checkBytes } from '../arrays/check.js';
import { sizeOf, toView, type ArrayInput } from '../arrays/view.js';
import { windowSum } from '../reference/conv2d.js';
import { checkConv, type Conv, type ConvOptions } from '../reference/shared/checkConv.js';
import { spatial2d } from '../reference/shared/spatial.js';
import { bytesPerCell, stepWindow, type StepWindow } from './stepWindow.js';

/** How one value of a convolution's output is computed. */
export interface ConvStep {
  /** Index in the list of steps, from 0. */
  index: number;
  /** Indices in the output, from 0. */
  row: number;
  column: number;
  channel: number;
  /** The input cells that the filter covers, including the gaps of dilation. */
  window: StepWindow;
  /** `[kh][kw][c / groups]`, the cells under the weights, 0 in the padding. */
  values: number[][][];
  /** `[kh][kw][c / groups]`, each cell times its weight, 0 in the padding. */
  products: number[][][];
  /** `[c / groups]`, the sum of the products of each channel. */
  channelSums: number[];
  /** `[kh]`, the sum of the products of each filter row, over columns and channels. */
  rowSums: number[];
  /** The bias of the output channel, 0 by default. */
  bias: number;
  /** The sum of the row sums and the bias: exactly the number that `conv2d` gives in double precision. */
  value: number;
}

/**
 * The steps of a convolution of one image, one for each output value, by row, column, channel. Their numbers are in
 * double precision, also where `conv2d` rounds to single.
 *
 * @param input `[h, w] | [h, w, c]`
 * @param filter `[kh, kw]` for one channel, or `[kh, kw, c / groups, out]`
 * @param options as in `conv2d`
 * @throws ArgumentError
 */
export function convSteps(input: ArrayInput, filter: ArrayInput, options: ConvOptions = {}): ConvStep[] {
  const image = toView(input, 'convSteps', 'input', [2, 3]);
  const conv = checkConv('convSteps', image, filter, options, spatial2d);
  const { rows, columns } = conv.geometry;
  checkBytes('convSteps', 'the steps', bytesPerCell * multiplications(conv));
  const steps: ConvStep[] = [];
  for (let row = 0; row < rows.output; row++) {
    for (let column = 0; column < columns.output; column++) {
      for (let channel = 0; channel < conv.filter.shape[3]; channel++) {
        steps.push(convStep(conv, steps.length, row, column, channel));
      }
    }
  }
  return steps;
}

/** Products of a cell and a weight in a convolution, including those with padding. */
export function multiplications({ filter, geometry }: Conv): number {
  return sizeOf(filter.shape) * geometry.rows.output * geometry.columns.output;
}

function convStep(conv: Conv, index: number, row: number, column: number, channel: number): ConvStep {
  const [height, width] = conv.filter.shape;
  const zeros = (length: number) => new Array<number>(length).fill(0);
  const windowOfZeros = () =>
    Array.from({ length: height }, () => Array.from({ length: width }, () => zeros(conv.depth)));
  const values = windowOfZeros();
  const products = windowOfZeros();
  const channelSums = zeros(conv.depth);
  const rowSums = zeros(height);
  const sum = windowSum(conv, 0, row, column, channel, ({ i, j, k, value, weight }) => {
    const product = value * weight;
    values[i][j][k] = value;
    products[i][j][k] = product;
    channelSums[k] += product;
    rowSums[i] += product;
  });
  const window = stepWindow(conv.geometry, row, column);
  const bias = conv.bias[channel];
  return {
    index,
    row,
    column,
    channel,
    window,
    values,
    products,
    channelSums,
    rowSums,
    bias,
    value: sum + bias,
  };
}
