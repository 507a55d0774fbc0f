import { checkBytes } from '../arrays/check.js';
import { checkConv, type Conv, type ConvOptions } from '../reference/shared/checkConv.js';
import { inputGradientAt, filterGradientAt } from '../reference/shared/convGradientSums.js';
import { indexOf } from '../reference/shared/images.js';
import { checkOutputGradient } from '../reference/shared/checkOutputGradient.js';
import { spatial2d } from '../reference/shared/spatial.js';
import { toView, type ArrayInput, type NdView } from '../arrays/view.js';
import { multiplications } from './convSteps.js';
import { bytesPerCell, stepWindow, type StepWindow } from './stepWindow.js';

/** How the gradient of one weight comes about: a sum over all windows. */
export interface WeightStep {
  /** Place in the list of steps. */
  index: number;
  /** Place in the filter, `channel` counted within its group. */
  row: number;
  column: number;
  channel: number;
  /** Which filter, and so which channel of the output. */
  filter: number;
  /** One a window, by row and column of the output. */
  terms: WeightTerm[];
  /** The products added up in this order: exactly the number that `conv2dBackward` gives. */
  value: number;
}

/** What one window adds to the gradient of a weight. */
export interface WeightTerm {
  /** Place in the output. */
  row: number;
  column: number;
  /** The input cell that the weight met there, in the padding perhaps. */
  cell: { row: number; column: number };
  /** The output's gradient at this place. */
  gradient: number;
  /** The cell's value, 0 in the padding. */
  value: number;
  product: number;
}

/** How the gradient of one input cell comes about: a sum over the windows that cover it. */
export interface CellStep {
  /** Place in the list of steps. */
  index: number;
  /** Place in the input. */
  row: number;
  column: number;
  channel: number;
  /** One a window and filter, by row, column and channel of the output. */
  terms: CellTerm[];
  /** The products added up in this order: exactly the number that `conv2dBackward` gives. */
  value: number;
}

/** What one window and filter add to the gradient of an input cell. */
export interface CellTerm {
  /** Place in the output. */
  row: number;
  column: number;
  channel: number;
  /** The input cells under that window. */
  window: StepWindow;
  /** The place in the filter of the weight that met the cell. */
  weight: { row: number; column: number };
  /** The output's gradient at this place. */
  gradient: number;
  /** The weight's value. */
  value: number;
  product: number;
}

/** How the gradient of a bias comes about: a sum over the whole channel. */
export interface BiasStep {
  /** Place in the list of steps. */
  index: number;
  channel: number;
  /** The output's gradients in this channel, by row and column. */
  gradients: number[];
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
 * The steps backward through a convolution of one image: how the gradient of its output flows to each weight,
 * each input cell and each bias.
 *
 * @param outputGradient the shape of the convolution's output
 * @param input `[h, w] | [h, w, c]`
 * @param filter `[kh, kw]` for one channel, or `[kh, kw, c / groups, out]`
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
  // A term of its own for the weight and for the cell, each several times as large as a product.
  checkBytes(name, 'the steps', 8 * bytesPerCell * multiplications(conv));
  return {
    filter: mapIndices(conv.filter.shape, (place, index) => weightStep(conv, dOutput, place, index)),
    input: mapIndices(conv.input.shape, (place, index) => cellStep(conv, dOutput, place, index)),
    bias: Array.from({ length: conv.filter.shape[3] }, (_, channel) => biasStep(dOutput, channel)),
  };
}

function weightStep(conv: Conv, dOutput: NdView, place: number[], index: number): WeightStep {
  const [row, column, channel, filter] = place;
  const terms: WeightTerm[] = [];
  const value = filterGradientAt(
    conv,
    dOutput,
    row,
    column,
    channel,
    filter,
    (r, c, y, x, gradient, cellValue) => {
      const term = { row: r, column: c, cell: { row: y, column: x }, gradient, value: cellValue };
      terms.push({ ...term, product: gradient * cellValue });
    },
  );
  return { index, row, column, channel, filter, terms, value };
}

function cellStep(conv: Conv, dOutput: NdView, place: number[], index: number): CellStep {
  const [, row, column, channel] = place;
  const terms: CellTerm[] = [];
  const value = inputGradientAt(
    conv,
    dOutput,
    0,
    row,
    column,
    channel,
    (r, c, filter, i, j, gradient, weight) => {
      const window = stepWindow(conv.geometry, r, c);
      const term = { row: r, column: c, channel: filter, window, weight: { row: i, column: j } };
      terms.push({ ...term, gradient, value: weight, product: gradient * weight });
    },
  );
  return { index, row, column, channel, terms, value };
}

function biasStep(dOutput: NdView, channel: number): BiasStep {
  const [, height, width] = dOutput.shape;
  const gradients = mapIndices(
    [height, width],
    ([row, column]) => dOutput.data[indexOf(dOutput, 0, row, column, channel)],
  );
  return {
    index: channel,
    channel,
    gradients,
    value: gradients.reduce((sum, gradient) => sum + gradient, 0),
  };
}

/** One entry for each place of an array of this shape, last axis fastest. */
function mapIndices<Step>(
  shape: readonly number[],
  stepAt: (place: number[], index: number) => Step,
): Step[] {
  const steps: Step[] = [];
  const walk = (place: number[]): void => {
    if (place.length === shape.length) return void steps.push(stepAt(place, steps.length));
    for (let i = 0; i < shape[place.length]; i++) walk([...place, i]);
  };
  walk([]);
  return steps;
}
