// What max, average and sum pooling share: the checks, and the walk over one window.
import { ArgumentError } from '../../arrays/errors.js';
import {
  checkResult,
  denseView,
  sizeOf,
  type ArrayInput,
  type FloatArray,
  type NdView,
} from '../../arrays/view.js';
import {
  cellUnder,
  window1dGeometry,
  toPair,
  windowGeometry,
  type Window1dOptions,
  type Padding,
  type Pair,
  type WindowGeometry,
} from '../../arrays/window.js';
import { checkCount, checkOptions } from '../../arrays/check.js';
import { computeImages, indexOf, castLike, toImages } from './images.js';
import { checkOutputGradient } from './checkOutputGradient.js';
import { spatial1d, spatial2d, toShape } from './spatial.js';

/** What a window gives: its largest cell, the mean of its cells, or their sum. */
export type PoolMode = 'max' | 'average' | 'sum';

/** The modes in a list. */
export const poolModes: readonly PoolMode[] = ['max', 'average', 'sum'];

/** The window of a pooling, and its way over the image. */
export interface PoolOptions {
  /** Height and width of the window in cells. Default 2. */
  poolSize?: Pair;
  /** Default `poolSize`. */
  strides?: Pair;
  /** Default `valid`. Padded cells never count. A remainder that no window covers is dropped. */
  padding?: Padding;
}

/** The window of a pooling along a line, and its way. */
export interface Pool1dOptions {
  /** Length of the window in cells. Default 2. */
  poolSize?: number;
  /** Default `poolSize`. */
  strides?: number;
  /** Default `valid`; a pair is `[before, after]`. Padded cells never count. A remainder is dropped. */
  padding?: Window1dOptions['padding'];
}

/** A pooling whose arguments have been checked. */
export interface Pool {
  functionName: string;
  /** `[n, h, w, c]` */
  input: NdView;
  geometry: WindowGeometry;
  outputShape: number[];
  inputShape: number[];
  /** `[n, oh, ow, c]` over an array of the output's shape. */
  asImages(view: NdView): NdView;
}

/** One window: its image, its position, and the channel it is taken in. */
export type WindowPosition = readonly [n: number, row: number, column: number, channel: number];

/** How a window gives one value, and how the gradient of that value goes back to its cells. */
export interface PoolRule {
  value(pool: Pool, place: WindowPosition): number;
  /** Calls `give` with each cell that gets a share of the gradient, row by row. */
  distribute(
    pool: Pool,
    place: WindowPosition,
    dOutput: number,
    give: (y: number, x: number, share: number) => void,
  ): void;
}

/** The names of a pooling's options. */
export const poolOptionNames = ['poolSize', 'strides', 'padding'] as const;

export function checkPool(functionName: string, input: ArrayInput, options: PoolOptions): Pool {
  checkOptions(functionName, options, poolOptionNames);
  const { images, rank } = toImages(input, functionName, 'input');
  const geometry = poolGeometry(functionName, [images.shape[1], images.shape[2]], options);
  return toPool(functionName, images, rank, geometry, spatial2d);
}

/** As `checkPool`, over lines `[l] | [l, c] | [n, l, c]`. */
export function checkPool1d(functionName: string, input: ArrayInput, options: Pool1dOptions): Pool {
  checkOptions(functionName, options, poolOptionNames);
  const { images, rank } = toImages(input, functionName, 'input', spatial1d);
  const { poolSize = 2, strides = poolSize, padding } = options;
  checkCount(functionName, 'poolSize', poolSize);
  const geometry = window1dGeometry(
    functionName,
    images.shape[2],
    poolSize,
    { strides, padding },
    'poolSize',
  );
  refuseEmptyWindows(functionName, geometry, padding);
  return toPool(functionName, images, rank, geometry, spatial1d);
}

function toPool(
  functionName: string,
  input: NdView,
  rank: number,
  geometry: WindowGeometry,
  space: Pick<typeof spatial2d, 'ranks' | 'asImages'>,
): Pool {
  const { rows, columns } = geometry;
  const output = [input.shape[0], rows.output, columns.output, input.shape[3]];
  checkResult(functionName, input, output);
  return {
    functionName,
    input,
    geometry,
    outputShape: toShape(space, rank, output),
    inputShape: toShape(space, rank, input.shape),
    asImages: space.asImages,
  };
}

/** The geometry of a pooling window, which must never lie in the padding alone. */
export function poolGeometry(
  functionName: string,
  input: readonly [number, number],
  options: PoolOptions,
): WindowGeometry {
  const { poolSize: sizeGiven = 2 } = options;
  const poolSize = toPair(functionName, 'poolSize', sizeGiven);
  const { strides = poolSize, padding } = options;
  const geometry = windowGeometry(functionName, input, poolSize, { strides, padding }, 'poolSize');
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

/** Calls `visit` for every cell of a window that lies in the input, row by row. */
export function forEachCell(
  { geometry }: Pool,
  [, row, column]: WindowPosition,
  visit: (y: number, x: number) => void,
): void {
  const { rows, columns } = geometry;
  for (let i = 0; i < rows.kernel; i++) {
    const y = cellUnder(rows, row, i);
    if (y < 0 || y >= rows.input) continue;
    for (let j = 0; j < columns.kernel; j++) {
      const x = cellUnder(columns, column, j);
      if (x >= 0 && x < columns.input) visit(y, x);
    }
  }
}

/** Computes every value of the output from its window. */
export function pool(given: Pool, rule: PoolRule): NdView<FloatArray> {
  const { input, geometry, outputShape } = given;
  const shape = [input.shape[0], geometry.rows.output, geometry.columns.output, input.shape[3]];
  return computeImages(input, shape, outputShape, (...place) => rule.value(given, place));
}

/** Hands every output gradient to the cells of its window; where windows overlap, the shares add up. */
export function poolBackward(outputGradient: ArrayInput, given: Pool, rule: PoolRule): NdView<FloatArray> {
  const { input, geometry, outputShape, inputShape } = given;
  const dOutput = given.asImages(checkOutputGradient(outputGradient, given.functionName, outputShape));
  const sums = new Float64Array(sizeOf(inputShape));
  const dInput = denseView(sums, input.shape);
  for (let n = 0; n < input.shape[0]; n++) {
    for (let row = 0; row < geometry.rows.output; row++) {
      for (let column = 0; column < geometry.columns.output; column++) {
        for (let channel = 0; channel < input.shape[3]; channel++) {
          const gradient = dOutput.data[indexOf(dOutput, n, row, column, channel)];
          rule.distribute(given, [n, row, column, channel], gradient, (y, x, share) => {
            sums[indexOf(dInput, n, y, x, channel)] += share;
          });
        }
      }
    }
  }
  return castLike(input, sums, inputShape);
}
