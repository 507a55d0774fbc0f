import { checkName, checkNumber, checkOptions, isListOf } from '../arrays/check.js';
import { ArgumentError } from '../arrays/errors.js';
import { zerosLike, type ArrayInput, type FloatArray, type DenseView } from '../arrays/view.js';
import { fillModes, forEachSource, type Affine, type FillMode } from './shared/affine.js';
import { checkOutputGradient } from './shared/checkOutputGradient.js';
import { toImages } from './shared/images.js';
import { copyValues } from './shared/mapValues.js';
import { spatial2d, toShape } from './shared/spatial.js';
import { interpolations, type Interpolation } from './shared/upSampling.js';

/** How values between the cells of an image and beyond its edges are made. */
export interface AffineTransformOptions {
  /** `nearest` takes the nearest cell, `bilinear` values between four. Default `bilinear`. */
  interpolation?: Interpolation;
  /**
   * What is beyond the edge, for a row abcd: `reflect` dcba|abcd|dcba, `wrap` abcd|abcd|abcd, `nearest` aaaa|abcd|dddd,
   * `constant` one value. Default `constant`.
   */
  fillMode?: FillMode;
  /** The value beyond the edge where `fillMode` is `constant`, a finite number. Default 0. */
  fillValue?: number;
}

/**
 * Moves, turns, mirrors or scales an image: the cell at row y and column x of the output takes its value from column
 * a0·x + a1·y + a2 and row b0·x + b1·y + b2 of the input.
 *
 * @param input `[h, w] | [h, w, c] | [n, h, w, c]`
 * @param transform `[a0, a1, a2, b0, b1, b2]`, finite numbers
 * @param options `interpolation`, `fillMode` and `fillValue`, each with a default
 * @returns in the shape of `input`
 * @throws ArgumentError
 */
export function affineTransform(
  input: ArrayInput,
  transform: readonly number[],
  options: AffineTransformOptions = {},
): DenseView<FloatArray> {
  const { images, shape, forEachShare } = checkAffine('affineTransform', input, transform, options);
  const { fillValue = 0 } = options;
  const output = zerosLike(images, shape);
  const { data } = copyValues(images);
  forEachShare((target, source, share) => {
    output.data[target] += share * (source < 0 ? fillValue : data[source]);
  });
  return output;
}

/**
 * The gradient of an affine transform: each cell adds up the gradients of the values it is part of, by its share in them.
 *
 * @param outputGradient in the shape of `input`
 * @param input `[h, w] | [h, w, c] | [n, h, w, c]`
 * @param transform that given to `affineTransform`
 * @param options those given to `affineTransform`
 * @returns in the shape of `input`
 * @throws ArgumentError
 */
export function affineTransformBackward(
  outputGradient: ArrayInput,
  input: ArrayInput,
  transform: readonly number[],
  options: AffineTransformOptions = {},
): DenseView<FloatArray> {
  const name = 'affineTransformBackward';
  const { images, shape, forEachShare } = checkAffine(name, input, transform, options);
  const { data } = copyValues(checkOutputGradient(outputGradient, name, shape));
  const dInput = zerosLike(images, shape);
  forEachShare((target, source, share) => {
    if (source >= 0) dInput.data[source] += share * data[target];
  });
  return dInput;
}

/** `forEachShare` calls back with the indices of output and input values, −1 beyond the edge, and the share. */
function checkAffine(
  functionName: string,
  input: ArrayInput,
  transform: readonly number[],
  options: AffineTransformOptions,
) {
  checkOptions(functionName, options, ['interpolation', 'fillMode', 'fillValue']);
  const { interpolation = 'bilinear', fillMode = 'constant', fillValue = 0 } = options;
  const { images, rank } = toImages(input, functionName, 'input');
  if (!(isListOf(transform, isFiniteNumber) && transform.length === 6)) {
    throw new ArgumentError(functionName, 'transform', 'be a list of 6 finite numbers', transform);
  }
  checkName(functionName, 'interpolation', interpolation, interpolations);
  checkName(functionName, 'fillMode', fillMode, fillModes);
  checkNumber(functionName, 'fillValue', fillValue, 'be a finite number', () => true);
  const [count, height, width, channels] = images.shape;
  const sampling = { interpolation, fillMode };
  const forEachShare = (visit: (target: number, source: number, share: number) => void) => {
    for (let n = 0; n < count; n++) {
      const first = n * height * width;
      forEachSource(height, width, transform as unknown as Affine, sampling, (target, source, share) => {
        for (let k = 0; k < channels; k++) {
          const from = source < 0 ? -1 : (first + source) * channels + k;
          visit((first + target) * channels + k, from, share);
        }
      });
    }
  };
  return { images, shape: toShape(spatial2d, rank, images.shape), forEachShare };
}

const isFiniteNumber = (value: unknown): value is number => Number.isFinite(value);
