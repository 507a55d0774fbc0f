import { checkBytes } from '../arrays/check.js';
import { toView, type ArrayInput, type NdView } from '../arrays/view.js';
import { cellUnder } from '../arrays/window.js';
import { biasGradientAt, filterGradientAt, inputGradientAt } from '../reference/convBackward.js';
import { checkConv, type Conv, type ConvOptions } from '../reference/shared/checkConv.js';
import { checkOutputGradient } from '../reference/shared/checkOutputGradient.js';
import { valueAt } from '../reference/shared/images.js';
import { spatial2d } from '../reference/shared/spatial.js';
import { multiplications } from './convSteps.js';
import { bytesPerCell, stepWindow, type StepWindow } from './stepWindow.js';

/** How the gradient of one weight is computed: a sum over all windows. */
export interface WeightStep {
  /** Index in the list of steps, from 0. */
  index: number;
  /** Indices in the filter, from 0; `channel` is counted within its group. */
  row: number;
  column: number;
  channel: number;
  /** Index of the filter, and so of the output channel. */
  filter: number;
  /** One per window, by row and column of the output. */
  terms: WeightTerm[];
  /** The sum of the products in this order: exactly the number that `conv2dBackward` gives in double precision. */
  value: number;
}

/** What one window adds to the gradient of a weight. */
export interface WeightTerm {
  /** Indices in the output, from 0. */
  row: number;
  column: number;
  /** The input cell under the weight, which may be in the padding. */
  cell: { row: number; column: number };
  /** The gradient of the output value. */
  gradient: number;
  /** The value of the cell, 0 in the padding. */
  value: number;
  /** `gradient` times `value`. */
  product: number;
}

/** How the gradient of one input cell is computed: a sum over the windows that cover it. */
export interface CellStep {
  /** Index in the list of steps, from 0. */
  index: number;
  /** Indices in the input, from 0. */
  row: number;
  column: number;
  channel: number;
  /** One per window and filter, by row, column and channel of the output. */
  terms: CellTerm[];
  /** The sum of the products in this order: exactly the number that `conv2dBackward` gives in double precision. */
  value: number;
}

/** What one window and filter add to the gradient of an input cell. */
export interface CellTerm {
  /** Indices in the output, from 0. */
  row: number;
  column: number;
  channel: number;
  /** The input cells under that window. */
  window: StepWindow;
  /** Indices in the filter of the weight over the cell. */
  weight: { row: number; column: number };
  /** The gradient of the output value. */
  gradient: number;
  /** The value of the weight. */
  value: number;
  /** `gradient` times `value`. */
  product: number;
}

/** How the gradient of a bias is computed: a sum over the whole output channel. */
export interface BiasStep {
  /** Index in the list of steps, from 0. */
  index: number;
  /** The output channel, from 0. */
  channel: number;
  /** The gradients of this channel's output values, by row and column. */
  gradients: number[];
  /** Their sum in this order. */
  value: number;
}

/** The steps of the three gradients of a convolution. */
export interface ConvBackwardSteps {
  /** By row, column, channel, filter. */
  filter: WeightStep[];
  /** By row, column, channel. */
  input: CellStep[];
  /** By channel. */
  bias: BiasStep[];
}

/**
 * The steps of the gradients of a convolution of one image: how the gradient of its output flows to each weight, each
 * input cell and each bias.
 *
 * @param outputGradient in the shape of the output of `conv2d`
 * @param input `[h, w] | [h, w, c]`
 * @param filter `[kh, kw]` for one channel, or `[kh, kw, c / groups, out]`
 * @param options those given to `conv2d`
 * @throws ArgumentError
 */
export function convBackwardSteps(
  outputGradient: ArrayInput,
  input: ArrayInput,
  filter: ArrayInput,
  options: ConvOptions = {},
): ConvBackwardSteps {
  const name = 'convBackwardSteps';
  const conv = checkConv(name, toView(input, name, 'input', [2, 3]), filter, options, spatial2d);
  const dOutput = conv.asImages(checkOutputGradient(outputGradient, name, conv.outputShape));
  // A product has a term for its weight and one for its cell, each several times as large as in a forward step.
  checkBytes(name, 'the steps', 8 * bytesPerCell * multiplications(conv));
  return {
    filter: mapIndices(conv.filter.shape, (indices, index) => weightStep(conv, dOutput, indices, index)),
    input: mapIndices(conv.input.shape, (indices, index) => cellStep(conv, dOutput, indices, index)),
    bias: Array.from({ length: conv.filter.shape[3] }, (_, channel) => biasStep(dOutput, channel)),
  };
}

function weightStep(
  conv: Conv,
  dOutput: NdView,
  [i, j, channel, filter]: number[],
  index: number,
): WeightStep {
  const { rows, columns } = conv.geometry;
  const values = new Array<number>(rows.output * columns.output).fill(0);
  const sum = filterGradientAt(conv, dOutput, i, j, channel, filter, ({ row, column, value }) => {
    values[row * columns.output + column] = value;
  });
  const terms = mapIndices([rows.output, columns.output], ([row, column], window): WeightTerm => {
    const cell = { row: cellUnder(rows, row, i), column: cellUnder(columns, column, j) };
    const gradient = valueAt(dOutput, 0, row, column, filter);
    const value = values[window];
    return { row, column, cell, gradient, value, product: gradient * value };
  });
  return { index, row: i, column: j, channel, filter, terms, value: sum };
}

function cellStep(conv: Conv, dOutput: NdView, [, y, x, channel]: number[], index: number): CellStep {
  const terms: CellTerm[] = [];
  const sum = inputGradientAt(
    conv,
    dOutput,
    0,
    y,
    x,
    channel,
    ({ row, column, i, j, o, gradient, weight }) => {
      const window = stepWindow(conv.geometry, row, column);
      const term = { row, column, channel: o, window, weight: { row: i, column: j } };
      terms.push({ ...term, gradient, value: weight, product: gradient * weight });
    },
  );
  return { index, row: y, column: x, channel, terms, value: sum };
}

function biasStep(dOutput: NdView, channel: number): BiasStep {
  const gradients: number[] = [];
  const value = biasGradientAt(dOutput, channel, ({ gradient }) => gradients.push(gradient));
  return { index: channel, channel, gradients, value };
}

/** One entry for each position in an array of this shape, last axis fastest. */
function mapIndices<Entry>(
  shape: readonly number[],
  entryAt: (indices: number[], index: number) => Entry,
): Entry[] {
  const entries: Entry[] = [];
  const walk = (indices: number[]): void => {
    if (indices.length === shape.length) return void entries.push(entryAt(indices, entries.length));
    for (let i = 0; i < shape[indices.length]; i++) walk([...indices, i]);
  };
  walk([]);
  return entries;
}
