// What max, average and sum pooling share: the checks, and the walk over one window.
import { ArgumentError } from '../errors.js';
import { zerosLike, type ArrayInput, type FloatArray, type NdView } from '../view.js';
import {
  cellUnder,
  toPair,
  windowGeometry,
  type Padding,
  type Pair,
  type WindowGeometry,
} from '../window.js';
import { indexOf, toGradient, toImages } from './images.js';

export interface PoolOptions {
  /** Height and width of the window in cells. Default 2. */
  poolSize?: Pair;
  /** Default `poolSize`. */
  strides?: Pair;
  /** Default `valid`. Padded cells never count. A remainder that no window covers is dropped. */
  padding?: Padding;
}

/** A pooling whose arguments have been checked. */
export interface Pool {
  /** `[n, h, w, c]` */
  input: NdView;
  geometry: WindowGeometry;
  outputShape: number[];
  inputShape: number[];
}

export function checkPool(functionName: string, input: ArrayInput, options: PoolOptions): Pool {
  const { images, rank } = toImages(input, functionName, 'input');
  const geometry = poolGeometry(functionName, [images.shape[1], images.shape[2]], options);
  const full = [images.shape[0], geometry.rows.output, geometry.columns.output, images.shape[3]];
  const keepRank = (shape: number[]) => shape.slice(rank === 4 ? 0 : 1, rank === 2 ? 3 : 4);
  return { input: images, geometry, outputShape: keepRank(full), inputShape: keepRank(images.shape) };
}

/** The geometry of a pooling window, which must never lie in the padding alone. */
export function poolGeometry(
  functionName: string,
  input: readonly [number, number],
  options: PoolOptions,
): WindowGeometry {
  const { poolSize: sizeGiven = 2 } = options;
  const poolSize = toPair(functionName, 'poolSize', sizeGiven);
  const { strides = poolSize } = options;
  const geometry = windowGeometry(
    functionName,
    input,
    poolSize,
    { strides, padding: options.padding },
    'poolSize',
  );
  for (const { before, after, kernel } of [geometry.rows, geometry.columns]) {
    if (Math.max(before, after) >= kernel) {
      throw new ArgumentError(functionName, 'padding', 'be smaller than the pool size', options.padding);
    }
  }
  return geometry;
}

/** Calls `visit` for every cell of a window that lies in the input, row by row. */
export function forEachCell(
  geometry: WindowGeometry,
  row: number,
  column: number,
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
export function pool(
  { input, geometry, outputShape }: Pool,
  valueOf: (n: number, row: number, column: number, channel: number) => number,
): NdView<FloatArray> {
  const output = zerosLike(input, outputShape);
  let index = 0;
  for (let n = 0; n < input.shape[0]; n++) {
    for (let row = 0; row < geometry.rows.output; row++) {
      for (let column = 0; column < geometry.columns.output; column++) {
        for (let channel = 0; channel < input.shape[3]; channel++) {
          output.data[index++] = valueOf(n, row, column, channel);
        }
      }
    }
  }
  return output;
}

/** Hands every output gradient to the cells of its window: `share` adds to the input gradient. */
export function poolBackward(
  functionName: string,
  outputGradient: ArrayInput,
  checked: Pool,
  share: (
    dInput: NdView<FloatArray>,
    dOutput: number,
    n: number,
    row: number,
    column: number,
    channel: number,
  ) => void,
): NdView<FloatArray> {
  const { input, geometry, outputShape, inputShape } = checked;
  const gradient = toGradient(outputGradient, functionName, outputShape);
  const dInput = zerosLike(input, input.shape);
  for (let n = 0; n < input.shape[0]; n++) {
    for (let row = 0; row < geometry.rows.output; row++) {
      for (let column = 0; column < geometry.columns.output; column++) {
        for (let channel = 0; channel < input.shape[3]; channel++) {
          const dOutput = gradient.data[indexOf(gradient, n, row, column, channel)];
          share(dInput, dOutput, n, row, column, channel);
        }
      }
    }
  }
  const result = zerosLike(input, inputShape);
  result.data.set(dInput.data);
  return result;
}
