// The options of a window that moves over an image or along a line, and their checks.
import { checkCount, isCount, isIndex, isListOf } from './check.js';
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
  if (!(pairs.length === 2 && pairs.every(isWholePair))) {
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

/** The padding along one axis: `same`, or the cells before and after. */
export type AxisPadding = 'same' | readonly [before: number, after: number];

/** Checks the options of a window over an image, and returns each as `[rows, columns]`. */
export function checkWindow(functionName: string, options: WindowOptions) {
  const { strides = 1, dilationRate = 1, padding = 'valid' } = options;
  return {
    strides: toPair(functionName, 'strides', strides),
    dilation: toPair(functionName, 'dilationRate', dilationRate),
    padding: checkPadding(functionName, padding),
  };
}

/** Checks the options of a window along a line. */
export function checkWindow1d(functionName: string, options: Window1dOptions) {
  const { strides = 1, dilationRate = 1, padding = 'valid' } = options;
  if (!(isUniform(padding) || isWholePair(padding))) {
    const rule = "be 'valid', 'same', a whole number from 0, or [before, after]";
    throw new ArgumentError(functionName, 'padding', rule, padding);
  }
  return {
    padding: isUniform(padding) ? toAxisPadding(padding) : padding,
    stride: checkCount(functionName, 'strides', strides),
    dilation: checkCount(functionName, 'dilationRate', dilationRate),
  };
}

/** Checks the extra rows and columns of a transposed convolution, which are fewer than the strides. */
export function checkOutputPadding(
  functionName: string,
  outputPadding: Pair | undefined,
  strides: readonly [number, number],
): readonly [number, number] | undefined {
  if (outputPadding === undefined) return undefined;
  const pair: unknown = Array.isArray(outputPadding) ? outputPadding : [outputPadding, outputPadding];
  if (!(isWholePair(pair) && pair.every((extra, i) => extra < strides[i]))) {
    const rule = `be one or two whole numbers from 0, smaller than the strides [${strides.join(', ')}]`;
    throw new ArgumentError(functionName, 'outputPadding', rule, outputPadding);
  }
  return [pair[0], pair[1]];
}

function checkPadding(functionName: string, padding: Padding): readonly [AxisPadding, AxisPadding] {
  if (isUniform(padding)) return [toAxisPadding(padding), toAxisPadding(padding)];
  if (isListOf(padding, isWholePair) && padding.length === 2) return [padding[0], padding[1]];
  const rule = "be 'valid', 'same', a whole number from 0, or [[top, bottom], [left, right]]";
  throw new ArgumentError(functionName, 'padding', rule, padding);
}

/** True for a padding that is the same on all sides. */
function isUniform(padding: unknown): padding is 'valid' | 'same' | number {
  return padding === 'valid' || padding === 'same' || isIndex(padding);
}

function toAxisPadding(padding: 'valid' | 'same' | number): AxisPadding {
  if (padding === 'same') return 'same';
  return padding === 'valid' ? [0, 0] : [padding, padding];
}

function isWholePair(value: unknown): value is readonly [number, number] {
  return isListOf(value, isIndex) && value.length === 2;
}
