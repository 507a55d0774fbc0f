import { checkCount, checkOptions } from '../../arrays/check.js';
import { ArgumentError } from '../../arrays/errors.js';
import { checkResult, type ArrayInput, type NdView } from '../../arrays/view.js';
import type { WindowGeometry } from '../../arrays/window.js';
import { window1dGeometry, windowGeometry } from '../../arrays/windowGeometry.js';
import { toPair, type Padding, type Pair, type Window1dOptions } from '../../arrays/windowOptions.js';
import { toImages } from './images.js';
import { spatial1d, spatial2d, toShape, type Spatial } from './spatial.js';

/** The value of a window: its largest cell, the mean of its cells, or their sum. */
export type PoolMode = 'max' | 'average' | 'sum';

/** The modes in a list. */
export const poolModes: readonly PoolMode[] = ['max', 'average', 'sum'];

/** The window of a pooling, and how it moves over the image. */
export interface PoolOptions {
  /** Height and width of the window in cells. Default 2. */
  poolSize?: Pair;
  /** Cells from one position of the window to the next. Default `poolSize`. Cells that no window reaches are dropped. */
  strides?: Pair;
  /** Cells added around the input, fewer than the pool size; they are in no value. Default `valid`. */
  padding?: Padding;
}

/** The window of a pooling of lines, and how it moves along them. */
export interface Pool1dOptions {
  /** Length of the window in cells, a whole number from 1. Default 2. */
  poolSize?: number;
  /** Cells from one position of the window to the next. Default `poolSize`. Cells that no window reaches are dropped. */
  strides?: number;
  /** Cells added at the ends, fewer than the pool size; a pair is `[before, after]`. Default `valid`. */
  padding?: Window1dOptions['padding'];
}

/** A pooling whose arguments have been checked. */
export interface Pool {
  /** The public function that checked, which errors name. */
  functionName: string;
  /** `[n, h, w, c]` */
  input: NdView;
  geometry: WindowGeometry;
  /** The shapes of output and input in the rank of the argument. */
  outputShape: number[];
  inputShape: number[];
  /** `[n, oh, ow, c]` over an array of the output's shape. */
  asImages(view: NdView): NdView;
}

/** The names of the options of a pooling. */
export const poolOptionNames = ['poolSize', 'strides', 'padding'] as const;

/** Checks the arguments of a pooling of images `[h, w] | [h, w, c] | [n, h, w, c]`. */
export function checkPool(functionName: string, input: ArrayInput, options: PoolOptions): Pool {
  checkOptions(functionName, options, poolOptionNames);
  const { images, rank } = toImages(input, functionName, 'input');
  const geometry = poolGeometry(functionName, [images.shape[1], images.shape[2]], options);
  return toPool(functionName, images, rank, geometry, spatial2d);
}

/** Checks the arguments of a pooling of lines `[l] | [l, c] | [n, l, c]`. */
export function checkPool1d(functionName: string, input: ArrayInput, options: Pool1dOptions): Pool {
  checkOptions(functionName, options, poolOptionNames);
  const { images, rank } = toImages(input, functionName, 'input', spatial1d);
  const geometry = pool1dGeometry(functionName, images.shape[2], options);
  return toPool(functionName, images, rank, geometry, spatial1d);
}

function toPool(
  functionName: string,
  input: NdView,
  rank: number,
  geometry: WindowGeometry,
  spatial: Pick<Spatial, 'ranks' | 'asImages'>,
): Pool {
  const output = [input.shape[0], geometry.rows.output, geometry.columns.output, input.shape[3]];
  checkResult(functionName, input, output);
  return {
    functionName,
    input,
    geometry,
    outputShape: toShape(spatial, rank, output),
    inputShape: toShape(spatial, rank, input.shape),
    asImages: spatial.asImages,
  };
}

/** The geometry of a pooling of an image of `input` rows and columns: no window may be in the padding alone. */
export function poolGeometry(
  functionName: string,
  input: readonly [number, number],
  options: PoolOptions,
): WindowGeometry {
  const { poolSize: size = 2, padding } = options;
  const poolSize = toPair(functionName, 'poolSize', size);
  const { strides = poolSize } = options;
  const geometry = windowGeometry(functionName, input, poolSize, { strides, padding }, 'poolSize');
  refuseEmptyWindows(functionName, geometry, padding);
  return geometry;
}

/** As `poolGeometry`, of a pooling of a line of `length` cells, treated as an image of one row. */
export function pool1dGeometry(functionName: string, length: number, options: Pool1dOptions): WindowGeometry {
  const { poolSize = 2, strides = poolSize, padding } = options;
  checkCount(functionName, 'poolSize', poolSize);
  const geometry = window1dGeometry(functionName, length, poolSize, { strides, padding }, 'poolSize');
  refuseEmptyWindows(functionName, geometry, padding);
  return geometry;
}

function refuseEmptyWindows(functionName: string, geometry: WindowGeometry, padding: unknown): void {
  for (const { before, after, kernel } of [geometry.rows, geometry.columns]) {
    if (Math.max(before, after) >= kernel) {
      throw new ArgumentError(functionName, 'padding', 'be smaller than the pool size', padding);
    }
  }
}
