import { checkOptions } from '../arrays/check.js';
import {
  checkResult,
  denseView,
  zerosLike,
  type ArrayInput,
  type FloatArray,
  type DenseView,
  type NdView,
} from '../arrays/view.js';
import { toSides, type Pair } from '../arrays/windowOptions.js';
import { checkOutputGradient } from './shared/checkOutputGradient.js';
import { indexOf, toImages, valueAt } from './shared/images.js';
import { spatial2d, toShape } from './shared/spatial.js';

/** On which sides of an image zeros are added. */
export interface ZeroPadOptions {
  /** Cells, whole numbers from 0: on every side, `[rows, columns]`, or `[[top, bottom], [left, right]]`. Default 1. */
  padding?: Pair | readonly [readonly [number, number], readonly [number, number]];
}

/**
 * Adds zeros around an image.
 *
 * @param input `[h, w] | [h, w, c] | [n, h, w, c]`
 * @param options `padding`, default 1
 * @returns the same rank, each image `[top + h + bottom, left + w + right, c]`
 * @throws ArgumentError
 */
export function zeroPad2d(input: ArrayInput, options: ZeroPadOptions = {}): DenseView<FloatArray> {
  const { images, top, left, padded, paddedShape } = checkZeroPad('zeroPad2d', input, options);
  const output = zerosLike(images, paddedShape);
  const outputImages = denseView(output.data, padded);
  forEachCell(images, (n, y, x, channel) => {
    const index = indexOf(outputImages, n, y + top, x + left, channel);
    output.data[index] = valueAt(images, n, y, x, channel);
  });
  return output;
}

/**
 * The gradient of zero padding: that of the cells of the image, without the padding.
 *
 * @param outputGradient in the shape of the output of `zeroPad2d`
 * @param input `[h, w] | [h, w, c] | [n, h, w, c]`
 * @param options those given to `zeroPad2d`
 * @returns in the shape of `input`
 * @throws ArgumentError
 */
export function zeroPad2dBackward(
  outputGradient: ArrayInput,
  input: ArrayInput,
  options: ZeroPadOptions = {},
): DenseView<FloatArray> {
  const name = 'zeroPad2dBackward';
  const { images, rank, top, left, paddedShape } = checkZeroPad(name, input, options);
  const dOutput = spatial2d.asImages(checkOutputGradient(outputGradient, name, paddedShape));
  const dInput = zerosLike(images, toShape(spatial2d, rank, images.shape));
  let index = 0;
  forEachCell(images, (n, y, x, channel) => {
    dInput.data[index++] = valueAt(dOutput, n, y + top, x + left, channel);
  });
  return dInput;
}

/** Visits every cell of `[n, h, w, c]`, by image, row, column, channel. */
function forEachCell(
  { shape: [images, height, width, channels] }: NdView,
  visit: (n: number, y: number, x: number, channel: number) => void,
): void {
  for (let n = 0; n < images; n++) {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        for (let channel = 0; channel < channels; channel++) visit(n, y, x, channel);
      }
    }
  }
}

function checkZeroPad(functionName: string, input: ArrayInput, options: ZeroPadOptions) {
  checkOptions(functionName, options, ['padding']);
  const { padding = 1 } = options;
  const { images, rank } = toImages(input, functionName, 'input');
  const [[top, bottom], [left, right]] = toSides(functionName, padding);
  const [n, height, width, channels] = images.shape;
  const padded = [n, top + height + bottom, left + width + right, channels];
  checkResult(functionName, images, padded);
  return { images, rank, top, left, padded, paddedShape: toShape(spatial2d, rank, padded) };
}
