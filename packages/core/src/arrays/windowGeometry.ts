// Output sizes and padding: all are computed here.
import { ArgumentError } from './errors.js';
import type { WindowAxis, WindowGeometry } from './window.js';
import {
  checkOutputPadding,
  checkWindow,
  checkWindow1d,
  type AxisPadding,
  type TransposedOptions,
  type Window1dOptions,
  type WindowOptions,
} from './windowOptions.js';

type Size = readonly [rows: number, columns: number];

/**
 * Checks the options of a window over an image, and computes its geometry: an output length is
 * floor((input + padding − span) / stride) + 1, with span = dilation · (kernel − 1) + 1 (Dumoulin and Visin, "A guide to
 * convolution arithmetic for deep learning", 2016, chapters 2 and 5).
 *
 * @param functionName the function that an error names
 * @param input rows and columns of the input, in cells
 * @param kernel rows and columns of the window, in cells
 * @param kernelName the name of the window in an error
 * @throws ArgumentError for options out of range, and for a window that spans more cells than the padded input has
 */
export function windowGeometry(
  functionName: string,
  input: Size,
  kernel: Size,
  options: WindowOptions = {},
  kernelName = 'filter',
): WindowGeometry {
  const { strides, dilation, padding } = checkWindow(functionName, options);
  const axis = (i: 0 | 1) =>
    windowAxis(
      { input: input[i], kernel: kernel[i], stride: strides[i], dilation: dilation[i] },
      padding[i],
      { functionName, kernelName, unit: units[i] },
    );
  return { rows: axis(0), columns: axis(1) };
}

/** As `windowGeometry`, of a window along a line of `length` cells, treated as an image of one row. */
export function window1dGeometry(
  functionName: string,
  length: number,
  kernel: number,
  options: Window1dOptions = {},
  kernelName = 'filter',
): WindowGeometry {
  const { stride, dilation, padding } = checkWindow1d(functionName, options);
  const names = { functionName, kernelName, unit: 'cells' };
  return {
    rows: windowAxis({ input: 1, kernel: 1, stride: 1, dilation: 1 }, [0, 0], names),
    columns: windowAxis({ input: length, kernel, stride, dilation }, padding, names),
  };
}

/**
 * The geometry of a transposed convolution: that of the convolution it transposes, whose `output` is our input,
 * `cells`, and whose `input` is our output. Sizes are those of Keras' Conv2DTranspose; padding given as numbers
 * removes that many cells from the output.
 *
 * @param functionName the function that an error names
 * @param cells rows and columns of our input
 * @param kernel rows and columns of the window, in cells
 * @throws ArgumentError for options out of range, and for padding that leaves no output
 */
export function transposedGeometry(
  functionName: string,
  cells: Size,
  kernel: Size,
  options: TransposedOptions = {},
): WindowGeometry {
  const { strides, dilation, padding } = checkWindow(functionName, options);
  const extra = checkOutputPadding(functionName, options.outputPadding, strides);
  const axis = (i: 0 | 1): WindowAxis => {
    const [output, stride] = [cells[i], strides[i]];
    const span = spanOf(kernel[i], dilation[i]);
    const reach = (output - 1) * stride + span;
    const sides = padding[i];
    let input: number;
    let [before, after] = [0, 0];
    if (sides === 'same') {
      input = extra ? (output - 1) * stride + (span % 2) + extra[i] : output * stride;
      [before, after] = halves(reach - input);
    } else {
      [before, after] = sides;
      input = reach + (extra ? extra[i] : Math.max(stride - span, 0)) - before - after;
    }
    if (input < 1) {
      const rule = `leave at least one of the ${reach} ${units[i]} that the windows reach`;
      throw new ArgumentError(functionName, 'padding', rule, options.padding);
    }
    return { input, kernel: kernel[i], stride, dilation: dilation[i], before, after, span, output };
  };
  return { rows: axis(0), columns: axis(1) };
}

const units = ['rows', 'columns'] as const;

/** The geometry along one axis. `unit` is the name of its cells in an error. */
function windowAxis(
  { input, kernel, stride, dilation }: Pick<WindowAxis, 'input' | 'kernel' | 'stride' | 'dilation'>,
  padding: AxisPadding,
  { functionName, kernelName, unit }: { functionName: string; kernelName: string; unit: string },
): WindowAxis {
  const span = spanOf(kernel, dilation);
  const [before, after] =
    padding === 'same' ? halves((Math.ceil(input / stride) - 1) * stride + span - input) : padding;
  const padded = input + before + after;
  if (span > padded) {
    const rule = `span at most the ${padded} ${unit} of the padded input`;
    throw new ArgumentError(functionName, kernelName, rule, `${span} ${unit}`);
  }
  const output = Math.floor((padded - span) / stride) + 1;
  return { input, kernel, stride, dilation, before, after, span, output };
}

/** Cells from the first to the last of a window. */
function spanOf(kernel: number, dilation: number): number {
  return dilation * (kernel - 1) + 1;
}

/** The padding of `same` before and after; an odd cell comes after. */
function halves(total: number): [number, number] {
  return [Math.floor(Math.max(total, 0) / 2), Math.ceil(Math.max(total, 0) / 2)];
}
