// The geometry of a window that moves over an image, and its arithmetic. It is computed in windowGeometry.ts.

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
