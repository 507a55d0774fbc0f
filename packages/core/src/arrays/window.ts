import { checkCount, isCount, isListOf } from './check.js';
import { ArgumentError } from './errors.js';

/**
 * Cells added around the input. `valid`: none. `same`: as many as give ceil(input / stride) outputs, an odd cell at
 * the bottom or right, as in Keras. A whole number from 0: that many cells on every side. Pairs of them:
 * `[[top, bottom], [left, right]]`.
 */
export type Padding =
  'valid' | 'same' | number | readonly [readonly [number, number], readonly [number, number]];

/** A whole number from 1 for both axes, or `[rows, columns]`. */
export type Pair = number | readonly [number, number];

/** How a window moves over an image. */
export interface WindowOptions {
  /** Cells from one position of the window to the next. Default 1; for pooling the pool size. */
  strides?: Pair;
  /** Cells added around the input. Default `valid`. */
  padding?: Padding;
  /** Cells from one row or column of the window to the next; 1 leaves no gaps. Default 1. */
  dilationRate?: Pair;
}

/** As `WindowOptions`, for a window that moves along a line. */
export interface Window1dOptions {
  /** Cells from one position of the window to the next, a whole number from 1. Default 1; for pooling the pool size. */
  strides?: number;
  /** Cells added at the ends, as in `Padding`; a pair is `[before, after]`. Default `valid`. */
  padding?: 'valid' | 'same' | number | readonly [number, number];
  /** Cells from one cell of the window to the next, a whole number from 1; 1 leaves no gaps. Default 1. */
  dilationRate?: number;
}

/** As `WindowOptions`, for a transposed convolution: here it is the output that the window moves over. */
export interface TransposedOptions extends WindowOptions {
  /**
   * Rows and columns added at the bottom and right of the output, whole numbers from 0 to below the strides. Default:
   * with `same` as many as make the output `input · strides` long; else none, but where the window spans fewer cells
   * than the stride, the difference.
   */
  outputPadding?: Pair;
}

/** A window that moves along one axis. All lengths in cells. */
export interface WindowAxis {
  /** Length of the input. */
  input: number;
  /** Length of the window, without the gaps of dilation. */
  kernel: number;
  /** From one position to the next. */
  stride: number;
  /** From one cell of the window to the next. */
  dilation: number;
  /** Padding before the first cell. */
  before: number;
  /** Padding after the last cell. */
  after: number;
  /** Input cells from the first to the last cell of the window: dilation · (kernel − 1) + 1. */
  span: number;
  /** Number of positions, and so the length of the output. */
  output: number;
}

/** A window that moves over an image. */
export interface WindowGeometry {
  rows: WindowAxis;
  columns: WindowAxis;
}

/**
 * The index of the input cell under cell `k` of the window at `position`: below 0, or from `axis.input`, it is padding
 * (Dumoulin and Visin, "A guide to convolution arithmetic for deep learning", 2016, section 2).
 *
 * @param position from 0 to `axis.output` − 1
 * @param k from 0 to `axis.kernel` − 1
 */
export function cellUnder(axis: WindowAxis, position: number, k: number): number {
  return position * axis.stride - axis.before + k * axis.dilation;
}

/**
 * The inverse of `cellUnder`: the position of the window whose cell `k` is over an input cell, −1 where there is none.
 */
export function positionOver(axis: WindowAxis, cell: number, k: number): number {
  const position = (cell + axis.before - k * axis.dilation) / axis.stride;
  return Number.isInteger(position) && position >= 0 && position < axis.output ? position : -1;
}

/** True where a cell is outside the input, and so in the padding. */
export function isPadding(axis: WindowAxis, cell: number): boolean {
  return cell < 0 || cell >= axis.input;
}

/**
 * Checks the options and computes the geometry. All output sizes come from here and from the two functions below.
 *
 * @param functionName the function that an error names
 * @param input rows and columns of the input, in cells
 * @param kernel rows and columns of the window, in cells
 * @param kernelName the name of the window in an error
 * @throws ArgumentError for options out of range, and for a window that spans more cells than the padded input has
 */
export function windowGeometry(
  functionName: string,
  input: readonly [number, number],
  kernel: readonly [number, number],
  options: WindowOptions = {},
  kernelName = 'filter',
): WindowGeometry {
  const { strides, dilation, padding } = checkWindow(functionName, options);
  const axis = (i: 0 | 1) =>
    slidingAxis(
      functionName,
      kernelName,
      i === 0 ? 'rows' : 'columns',
      input[i],
      kernel[i],
      strides[i],
      dilation[i],
      alongAxis(padding, i),
    );
  return { rows: axis(0), columns: axis(1) };
}

/** The geometry of a window along a line of `length` cells, treated as an image of one row. */
export function window1dGeometry(
  functionName: string,
  length: number,
  kernel: number,
  options: Window1dOptions = {},
  kernelName = 'filter',
): WindowGeometry {
  const { strides = 1, dilationRate = 1, padding = 'valid' } = options;
  const legal =
    padding === 'valid' || padding === 'same' || isWholeFromZero(padding) || areWholeFromZero(padding);
  if (!legal) {
    const rule = "be 'valid', 'same', a whole number from 0, or [before, after]";
    throw new ArgumentError(functionName, 'padding', rule, padding);
  }
  const sides = typeof padding === 'number' ? ([padding, padding] as const) : padding;
  const columns = slidingAxis(
    functionName,
    kernelName,
    'cells',
    length,
    kernel,
    checkCount(functionName, 'strides', strides),
    checkCount(functionName, 'dilationRate', dilationRate),
    sides === 'valid' ? [0, 0] : sides,
  );
  return { rows: slidingAxis(functionName, kernelName, 'rows', 1, 1, 1, 1, [0, 0]), columns };
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
  cells: readonly [number, number],
  kernel: readonly [number, number],
  options: TransposedOptions = {},
): WindowGeometry {
  const { strides, dilation, padding } = checkWindow(functionName, options);
  const extra = checkOutputPadding(functionName, options.outputPadding, strides);
  const axis = (i: 0 | 1): WindowAxis => {
    const [output, stride] = [cells[i], strides[i]];
    const span = dilation[i] * (kernel[i] - 1) + 1;
    const reach = (output - 1) * stride + span;
    const sides = alongAxis(padding, i);
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
      const rule = `leave at least one of the ${reach} ${i === 0 ? 'rows' : 'columns'} that the windows reach`;
      throw new ArgumentError(functionName, 'padding', rule, options.padding);
    }
    return { input, kernel: kernel[i], stride, dilation: dilation[i], before, after, span, output };
  };
  return { rows: axis(0), columns: axis(1) };
}

/** The geometry along one axis. `unit` is the name of its cells in an error. */
function slidingAxis(
  functionName: string,
  kernelName: string,
  unit: string,
  input: number,
  kernel: number,
  stride: number,
  dilation: number,
  sides: 'same' | readonly [number, number],
): WindowAxis {
  const span = dilation * (kernel - 1) + 1;
  const [before, after] =
    sides === 'same' ? halves((Math.ceil(input / stride) - 1) * stride + span - input) : sides;
  const padded = input + before + after;
  if (span > padded) {
    const rule = `span at most the ${padded} ${unit} of the padded input`;
    throw new ArgumentError(functionName, kernelName, rule, `${span} ${unit}`);
  }
  const output = Math.floor((padded - span) / stride) + 1;
  return { input, kernel, stride, dilation, before, after, span, output };
}

/** The padding of `same` before and after; an odd cell comes after. */
function halves(total: number): [number, number] {
  return [Math.floor(Math.max(total, 0) / 2), Math.ceil(Math.max(total, 0) / 2)];
}

/**
 * Checks a number of cells for each side of an image, and returns it as `[[top, bottom], [left, right]]`.
 *
 * @param functionName the function that an error names
 * @param padding whole numbers from 0: one for all sides, `[rows, columns]`, or `[[top, bottom], [left, right]]`
 * @throws ArgumentError
 */
export function toSides(
  functionName: string,
  padding: number | readonly unknown[],
): [[number, number], [number, number]] {
  const sides: readonly unknown[] = Array.isArray(padding) ? padding : [padding, padding];
  const pairs = Array.from(sides, (side): unknown => (Array.isArray(side) ? side : [side, side]));
  if (!(pairs.length === 2 && pairs.every(areWholeFromZero))) {
    const rule = 'be a whole number from 0, [rows, columns], or [[top, bottom], [left, right]]';
    throw new ArgumentError(functionName, 'padding', rule, padding);
  }
  return pairs as [[number, number], [number, number]];
}

/**
 * Checks a size given as one number or a pair, and returns it as `[rows, columns]`.
 *
 * @param functionName the function that an error names
 * @param argument the argument that an error names
 * @param value whole numbers from 1
 * @throws ArgumentError
 */
export function toPair(functionName: string, argument: string, value: Pair): [number, number] {
  const pair: unknown = Array.isArray(value) ? value : [value, value];
  if (!(isListOf(pair, isCount) && pair.length === 2)) {
    throw new ArgumentError(functionName, argument, 'be one or two positive whole numbers', value);
  }
  return [pair[0], pair[1]];
}

function checkWindow(functionName: string, options: WindowOptions) {
  const { strides = 1, dilationRate = 1, padding = 'valid' } = options;
  return {
    strides: toPair(functionName, 'strides', strides),
    dilation: toPair(functionName, 'dilationRate', dilationRate),
    padding: checkPadding(functionName, padding),
  };
}

function checkPadding(functionName: string, padding: Padding): Padding {
  const legal =
    padding === 'valid' ||
    padding === 'same' ||
    isWholeFromZero(padding) ||
    (isListOf(padding, areWholeFromZero) && padding.length === 2);
  if (!legal) {
    throw new ArgumentError(
      functionName,
      'padding',
      "be 'valid', 'same', a whole number from 0, or [[top, bottom], [left, right]]",
      padding,
    );
  }
  return padding;
}

function checkOutputPadding(
  functionName: string,
  given: Pair | undefined,
  strides: readonly [number, number],
): readonly [number, number] | undefined {
  if (given === undefined) return undefined;
  const pair: unknown = Array.isArray(given) ? given : [given, given];
  if (!(areWholeFromZero(pair) && pair.every((extra, i) => extra < strides[i]))) {
    const rule = `be one or two whole numbers from 0, smaller than the strides [${strides.join(', ')}]`;
    throw new ArgumentError(functionName, 'outputPadding', rule, given);
  }
  return [pair[0], pair[1]];
}

function isWholeFromZero(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** True for a pair of them, such as `[before, after]`. */
function areWholeFromZero(value: unknown): value is readonly [number, number] {
  return isListOf(value, isWholeFromZero) && value.length === 2;
}

function alongAxis(padding: Padding, axis: 0 | 1): 'same' | readonly [number, number] {
  if (padding === 'valid') return [0, 0];
  if (padding === 'same') return 'same';
  return typeof padding === 'number' ? [padding, padding] : padding[axis];
}
