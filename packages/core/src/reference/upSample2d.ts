import { checkName, checkOptions } from '../arrays/check.js';
import {
  checkResult,
  denseView,
  zerosLike,
  type ArrayInput,
  type FloatArray,
  type DenseView,
} from '../arrays/view.js';
import { toPair, type Pair } from '../arrays/windowOptions.js';
import { checkOutputGradient } from './shared/checkOutputGradient.js';
import { indexOf, toImages, valueAt } from './shared/images.js';
import { spatial2d, toShape } from './shared/spatial.js';
import { interpolations, sharesOf, type Interpolation, type Shares } from './shared/upSampling.js';

/** How an image is enlarged. */
export interface UpSampleOptions {
  /** How many times as many rows and columns; whole numbers from 1. Default 2. */
  size?: Pair;
  /** `nearest` repeats each cell, `bilinear` takes values between the centres of cells. Default `nearest`. */
  interpolation?: Interpolation;
}

/**
 * Enlarges an image: each value of the output is a mean of the cells of the input around it.
 *
 * @param input `[h, w] | [h, w, c] | [n, h, w, c]`
 * @param options `size` and `interpolation`, each with a default
 * @returns the same rank, each image `[h·size, w·size, c]`
 * @throws ArgumentError
 */
export function upSample2d(input: ArrayInput, options: UpSampleOptions = {}): DenseView<FloatArray> {
  const { images, output, outputShape, ...shares } = checkUpSample('upSample2d', input, options);
  const result = zerosLike(images, outputShape);
  let index = 0;
  forEachCell(output, shares, (n, rows, columns, channel) => {
    let sum = 0;
    for (const [y, a] of rows) {
      for (const [x, b] of columns) sum += a * b * valueAt(images, n, y, x, channel);
    }
    result.data[index++] = sum;
  });
  return result;
}

/**
 * The gradient of enlarging: each cell adds up the gradients of the values it is part of, by its share in them.
 *
 * @param outputGradient in the shape of the output of `upSample2d`
 * @param input `[h, w] | [h, w, c] | [n, h, w, c]`
 * @param options those given to `upSample2d`
 * @returns in the shape of `input`
 * @throws ArgumentError
 */
export function upSample2dBackward(
  outputGradient: ArrayInput,
  input: ArrayInput,
  options: UpSampleOptions = {},
): DenseView<FloatArray> {
  const name = 'upSample2dBackward';
  const { images, output, outputShape, inputShape, ...shares } = checkUpSample(name, input, options);
  const dOutput = checkOutputGradient(outputGradient, name, outputShape);
  const dInput = zerosLike(images, images.shape);
  const gradients = spatial2d.asImages(dOutput);
  forEachCell(output, shares, (n, rows, columns, channel, row, column) => {
    const gradient = valueAt(gradients, n, row, column, channel);
    for (const [y, a] of rows) {
      for (const [x, b] of columns) dInput.data[indexOf(dInput, n, y, x, channel)] += a * b * gradient;
    }
  });
  return denseView(dInput.data, inputShape);
}

/** Visits every cell of the output `[n, oh, ow, c]` with the shares of its row and its column. */
function forEachCell(
  [images, , , channels]: readonly number[],
  { rows, columns }: { rows: readonly Shares[]; columns: readonly Shares[] },
  visit: (n: number, rows: Shares, columns: Shares, channel: number, row: number, column: number) => void,
): void {
  for (let n = 0; n < images; n++) {
    for (const [row, ofRow] of rows.entries()) {
      for (const [column, ofColumn] of columns.entries()) {
        for (let channel = 0; channel < channels; channel++) visit(n, ofRow, ofColumn, channel, row, column);
      }
    }
  }
}

function checkUpSample(functionName: string, input: ArrayInput, options: UpSampleOptions) {
  checkOptions(functionName, options, ['size', 'interpolation']);
  const { size = 2, interpolation = 'nearest' } = options;
  const { images, rank } = toImages(input, functionName, 'input');
  const [rows, columns] = toPair(functionName, 'size', size);
  checkName(functionName, 'interpolation', interpolation, interpolations);
  const [n, height, width, channels] = images.shape;
  const output = [n, height * rows, width * columns, channels];
  checkResult(functionName, images, output);
  return {
    images,
    output,
    outputShape: toShape(spatial2d, rank, output),
    inputShape: toShape(spatial2d, rank, images.shape),
    rows: sharesOf(interpolation, height, rows),
    columns: sharesOf(interpolation, width, columns),
  };
}
