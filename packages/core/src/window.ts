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

/** Checks the options and computes the geometry: the only place where an output size is computed. */
export function windowGeometry(
  functionName: string,
  input: readonly [number, number],
  kernel: readonly [number, number],
  options: WindowOptions = {},
  kernelName = 'filter',
): WindowGeometry {
  const { strides: stridesGiven = 1, dilationRate = 1, padding: paddingGiven = 'valid' } = options;
  const strides = toPair(functionName, 'strides', stridesGiven);
  const dilation = toPair(functionName, 'dilationRate', dilationRate);
  const padding = checkPadding(functionName, paddingGiven);
  const axis = (index: 0 | 1): WindowAxis => {
    const span = dilation[index] * (kernel[index] - 1) + 1;
    const [before, after] = paddingOf(padding, index, input[index], span, strides[index]);
    const padded = input[index] + before + after;
    if (span > padded) {
      const side = index === 0 ? 'rows' : 'columns';
      throw new ArgumentError(
        functionName,
        kernelName,
        `span at most the ${padded} ${side} of the padded input`,
        `${span} ${side}`,
      );
    }
    return {
      input: input[index],
      kernel: kernel[index],
      stride: strides[index],
      dilation: dilation[index],
      before,
      after,
      span,
      output: Math.floor((padded - span) / strides[index]) + 1,
    };
  };
  return { rows: axis(0), columns: axis(1) };
}

/** Checks a size given as one number or a pair. */
export function toPair(functionName: string, argument: string, value: Pair): [number, number] {
  const pair = Array.isArray(value) ? value : [value, value];
  if (!(pair.length === 2 && pair.every((length) => Number.isSafeInteger(length) && length > 0))) {
    throw new ArgumentError(functionName, argument, 'be one or two positive whole numbers', value);
  }
  return [pair[0], pair[1]];
}

function checkPadding(functionName: string, padding: Padding): Padding {
  const isWidth = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;
  const isPair = (value: unknown) => Array.isArray(value) && value.length === 2 && value.every(isWidth);
  const legal =
    padding === 'valid' ||
    padding === 'same' ||
    isWidth(padding) ||
    (Array.isArray(padding) && padding.length === 2 && padding.every(isPair));
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

function paddingOf(
  padding: Padding,
  index: 0 | 1,
  input: number,
  span: number,
  stride: number,
): readonly [number, number] {
  if (padding === 'valid') return [0, 0];
  if (padding === 'same') {
    const positions = Math.ceil(input / stride);
    const total = Math.max((positions - 1) * stride + span - input, 0);
    return [Math.floor(total / 2), Math.ceil(total / 2)];
  }
  return typeof padding === 'number' ? [padding, padding] : padding[index];
}
