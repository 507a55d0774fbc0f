import { checkCount, isCount, isListOf } from './check.js';
import { ArgumentError } from './errors.js';

/**
 * `valid`: no padding. `same`: as many cells as give ceil(input / stride) outputs, the odd one at the bottom
 * and right. A number: that many cells on every side. Pairs: `[[top, bottom], [left, right]]`.
 */
export type Padding =
  'valid' | 'same' | number | readonly [readonly [number, number], readonly [number, number]];

/** One number for both axes, or `[rows, columns]`. */
export type Pair = number | readonly [number, number];

export interface WindowOptions {
  /** Cells the window moves each time. Default 1; for pooling the pool size. */
  strides?: Pair;
  /** Default `valid`. */
  padding?: Padding;
  /** Distance between neighbouring cells of the window. Default 1. */
  dilationRate?: Pair;
}

/** As `WindowOptions`, for a window that slides along a line. */
export interface Window1dOptions {
  /** Cells the window moves each time. Default 1; for pooling the pool size. */
  strides?: number;
  /** Default `valid`. A pair is `[before, after]`. */
  padding?: 'valid' | 'same' | number | readonly [number, number];
  /** Distance between neighbouring cells of the window. Default 1. */
  dilationRate?: number;
}

/** As `WindowOptions`, for a transposed window, of which each cell given opens one. */
export interface TransposedOptions extends WindowOptions {
  /**
   * Rows and columns added at the bottom and right, fewer than the strides. Left out, the output is
   * `input · strides` for `same`, and else as long as the windows reach, at least a stride each.
   */
  outputPadding?: Pair;
}

/** A window sliding along one axis. All lengths in cells. */
export interface WindowAxis {
  input: number;
  kernel: number;
  stride: number;
  dilation: number;
  /** Padding before the first cell and after the last. */
  before: number;
  after: number;
  /** The cells of input that the window spans: dilation · (kernel − 1) + 1. */
  span: number;
  /** The positions of the window, each giving one value. */
  output: number;
}

/** A window sliding over an image. */
export interface WindowGeometry {
  rows: WindowAxis;
  columns: WindowAxis;
}

/** The input cell under cell `k` of the window at position `position`; outside the input it is padding. */
export function cellUnder(axis: WindowAxis, position: number, k: number): number {
  return position * axis.stride - axis.before + k * axis.dilation;
}

/** The position of the window whose cell `k` lies over this input cell; −1 where there is none. */
export function positionOver(axis: WindowAxis, cell: number, k: number): number {
  const position = (cell + axis.before - k * axis.dilation) / axis.stride;
  return Number.isInteger(position) && position >= 0 && position < axis.output ? position : -1;
}

/**
 * Checks the options and computes the geometry: with its siblings below, the only place of an output size.
 *
 * @param input rows and columns of the input, in cells
 * @param kernel rows and columns of the window, in cells
 * @param kernelName what an error calls the window
 * @throws ArgumentError, which names `functionName`
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

/** The geometry of a window along a line of `length` cells, seen as an image one row high. */
export function window1dGeometry(
  functionName: string,
  length: number,
  kernel: number,
  options: Window1dOptions = {},
  kernelName = 'filter',
): WindowGeometry {
  const { strides = 1, dilationRate = 1, padding = 'valid' } = options;
  const legal = padding === 'valid' || padding === 'same' || isWidth(padding) || isWidths(padding);
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
 * The geometry of a transposed window: that of the window it turns around, whose positions (`output`) are the
 * cells given, and whose cells (`input`) come out. Sizes are those of Keras' Conv2DTranspose, with padding by
 * number taking cells away as `valid` would not.
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

/** The geometry along one axis. `unit` says what its cells are called in an error. */
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

/** Splits the padding of `same`, the odd cell after. */
function halves(total: number): [number, number] {
  return [Math.floor(Math.max(total, 0) / 2), Math.ceil(Math.max(total, 0) / 2)];
}

/** Checks cells laid around an image, and gives them as `[[top, bottom], [left, right]]`. */
export function toSides(
  functionName: string,
  padding: number | readonly unknown[],
): [[number, number], [number, number]] {
  const sides: readonly unknown[] = Array.isArray(padding) ? padding : [padding, padding];
  const pairs = Array.from(sides, (side): unknown => (Array.isArray(side) ? side : [side, side]));
  if (!(pairs.length === 2 && pairs.every(isWidths))) {
    const rule = 'be a whole number from 0, [rows, columns], or [[top, bottom], [left, right]]';
    throw new ArgumentError(functionName, 'padding', rule, padding);
  }
  return pairs as [[number, number], [number, number]];
}

/** Checks a size given as one number or a pair. */
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
    isWidth(padding) ||
    (isListOf(padding, isWidths) && padding.length === 2);
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
  if (!(isWidths(pair) && pair.every((extra, i) => extra < strides[i]))) {
    const rule = `be one or two whole numbers from 0, smaller than the strides [${strides.join(', ')}]`;
    throw new ArgumentError(functionName, 'outputPadding', rule, given);
  }
  return [pair[0], pair[1]];
}

function isWidth(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** True for two widths, such as `[before, after]`. */
function isWidths(value: unknown): value is readonly [number, number] {
  return isListOf(value, isWidth) && value.length === 2;
}

function alongAxis(padding: Padding, axis: 0 | 1): 'same' | readonly [number, number] {
  if (padding === 'valid') return [0, 0];
  if (padding === 'same') return 'same';
  return typeof padding === 'number' ? [padding, padding] : padding[axis];
}
