import { checkBytes } from '../arrays/check.js';
import { checkConv, type Conv, type ConvOptions } from '../reference/shared/checkConv.js';
import { windowSum } from '../reference/shared/convSums.js';
import { spatial2d } from '../reference/shared/spatial.js';
import { sizeOf, toView, type ArrayInput } from '../arrays/view.js';
import { bytesPerCell, stepWindow, type StepWindow } from './stepWindow.js';

/** How one value of a convolution's output comes about. */
export interface ConvStep {
  /** Place in the list of steps. */
  index: number;
  /** Place in the output. */
  row: number;
  column: number;
  channel: number;
  /** The input cells that the filter covers, those between dilated cells included. */
  window: StepWindow;
  /** `[kh][kw][c / groups]`, the cells under the weights, 0 in the padding. */
  values: number[][][];
  /** `[kh][kw][c / groups]`, each cell times its weight. */
  products: number[][][];
  /** `[c / groups]`, the products of each channel added up. */
  channelSums: number[];
  /** `[kh]`, the products of each filter row added up, over columns and channels. */
  rowSums: number[];
  /** The output channel's own, 0 where there is none. */
  bias: number;
  /** The row sums and the bias added up: exactly the number that `conv2d` gives. */
  value: number;
}

/**
 * The steps of a convolution over one image, one a value of the output, by row, column, channel. Their numbers are in
 * double precision, which `conv2d` rounds to single where the image is.
 *
 * @param input `[h, w] | [h, w, c]`
 * @param filter `[kh, kw]` for one channel, or `[kh, kw, c / groups, out]`
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

/** How often a cell meets a weight, the padding included. */
export function multiplications({ filter, geometry }: Conv): number {
  return sizeOf(filter.shape) * geometry.rows.output * geometry.columns.output;
}

function convStep(conv: Conv, index: number, row: number, column: number, channel: number): ConvStep {
  const { rows, columns } = conv.geometry;
  const zeros = () =>
    Array.from({ length: rows.kernel }, () =>
      Array.from({ length: columns.kernel }, () => new Array<number>(conv.depth).fill(0)),
    );
  const record = { values: zeros(), products: zeros(), rowSums: new Array<number>(rows.kernel).fill(0) };
  const sum = windowSum(conv, 0, row, column, channel, record);
  const channelSums = new Array<number>(conv.depth).fill(0);
  for (const cell of record.products.flat()) {
    cell.forEach((product, k) => (channelSums[k] += product));
  }
  const window = stepWindow(conv.geometry, row, column);
  const bias = conv.bias[channel];
  return { index, row, column, channel, window, ...record, channelSums, bias, value: sum + bias };
}
