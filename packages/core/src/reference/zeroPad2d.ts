import { checkOptions } from '../arrays/check.js';
import { checkResult, type ArrayInput, type FloatArray, type NdView } from '../arrays/view.js';
import { toSides, type Pair } from '../arrays/window.js';
import { computeImages, indexOf, toImages } from './shared/images.js';
import { checkOutputGradient } from './shared/checkOutputGradient.js';
import { spatial2d, toShape } from './shared/spatial.js';

/** Where zeros go around an image. */
export interface ZeroPadOptions {
  /** Zeros on every side, `[rows, columns]`, or `[[top, bottom], [left, right]]`. Default 1. */
  padding?: Pair | readonly [readonly [number, number], readonly [number, number]];
}

/**
 * Puts zeros around an image.
 *
 * @param input `[h, w] | [h, w, c] | [n, h, w, c]`
 * @returns the same rank, each image `[top + h + bottom, left + w + right, c]`
 * @throws ArgumentError
 */
export function zeroPad2d(input: ArrayInput, options: ZeroPadOptions = {}): NdView<FloatArray> {
  const { images, top, left, padded, paddedShape } = checkZeroPad('zeroPad2d', input, options);
  const [, height, width] = images.shape;
  return computeImages(images, padded, paddedShape, (n, row, column, channel) => {
    const [y, x] = [row - top, column - left];
    const inside = y >= 0 && y < height && x >= 0 && x < width;
    return inside ? images.data[indexOf(images, n, y, x, channel)] : 0;
  });
}

/**
 * The gradient of zero padding: the part that belongs to the image.
 *
 * @param outputGradient the shape that `zeroPad2d` gives
 * @returns the shape of `input`
 * @throws ArgumentError
 */
export function zeroPad2dBackward(
  outputGradient: ArrayInput,
  input: ArrayInput,
  options: ZeroPadOptions = {},
): NdView<FloatArray> {
  const name = 'zeroPad2dBackward';
  const { images, rank, top, left, paddedShape } = checkZeroPad(name, input, options);
  const dOutput = spatial2d.asImages(checkOutputGradient(outputGradient, name, paddedShape));
  return computeImages(
    images,
    images.shape,
    toShape(spatial2d, rank, images.shape),
    (n, y, x, channel) => dOutput.data[indexOf(dOutput, n, y + top, x + left, channel)],
  );
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
