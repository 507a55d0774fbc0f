// Letters: input [n, h, w, in], filter [kh, kw, out / groups, in], output [n, oh, ow, out]. The sums are those of
// conv2d.ts and convBackward.ts, for the convolution that is transposed: its input is our output, its output our input.
import { checkOptions } from '../arrays/check.js';
import { ArgumentError } from '../arrays/errors.js';
import {
  checkResult,
  toView,
  zerosLike,
  type ArrayInput,
  type FloatArray,
  type DenseView,
  type NdView,
} from '../arrays/view.js';
import { transposedGeometry } from '../arrays/windowGeometry.js';
import type { TransposedOptions } from '../arrays/windowOptions.js';
import { biasGradient, filterGradient, inputGradientAt, type ConvGradients } from './convBackward.js';
import { convolve } from './conv2d.js';
import {
  channelsLast,
  checkGroups,
  convOptionNames,
  toBias,
  type Conv,
  type ConvExtras,
} from './shared/checkConv.js';
import { checkOutputGradient } from './shared/checkOutputGradient.js';
import { toImages } from './shared/images.js';
import { spatial2d, toShape } from './shared/spatial.js';

/** How windows move over the output, and what is added. */
export interface ConvTransposeOptions extends TransposedOptions, ConvExtras {}

/**
 * Transposed convolution: each input cell opens a window in the output and adds to it the filter times its value. It is
 * the gradient of `conv2d` by its input, and so makes images larger where `conv2d` makes them smaller (Dumoulin and
 * Visin, "A guide to convolution arithmetic for deep learning", 2016, chapter 4). Sizes and padding are those of Keras'
 * Conv2DTranspose.
 *
 * @param input `[h, w] | [h, w, in] | [n, h, w, in]`
 * @param filter `[kh, kw]` for one channel, or `[kh, kw, out / groups, in]`
 * @param options `strides`, `padding`, `outputPadding`, `dilationRate`, `groups` and `bias`, each with a default
 * @returns `[oh, ow]` for `[h, w]` with `[kh, kw]`; `[oh, ow, out]` for one image; else `[n, oh, ow, out]`
 * @throws ArgumentError
 */
export function conv2dTranspose(
  input: ArrayInput,
  filter: ArrayInput,
  options: ConvTransposeOptions = {},
): DenseView<FloatArray> {
  const { cells, conv, shape } = checkTranspose('conv2dTranspose', input, filter, options);
  const [images, height, width, channels] = shape;
  const output = zerosLike(cells, conv.inputShape);
  let index = 0;
  for (let n = 0; n < images; n++) {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        for (let channel = 0; channel < channels; channel++) {
          output.data[index++] = inputGradientAt(conv, cells, n, y, x, channel) + conv.bias[channel];
        }
      }
    }
  }
  return output;
}

/**
 * The gradients of a transposed convolution. That of its input is the convolution that it transposes.
 *
 * @param outputGradient in the shape of the output of `conv2dTranspose`
 * @param input `[h, w] | [h, w, in] | [n, h, w, in]`
 * @param filter `[kh, kw]` for one channel, or `[kh, kw, out / groups, in]`
 * @param options those given to `conv2dTranspose`
 * @throws ArgumentError
 */
export function conv2dTransposeBackward(
  outputGradient: ArrayInput,
  input: ArrayInput,
  filter: ArrayInput,
  options: ConvTransposeOptions = {},
): ConvGradients {
  const name = 'conv2dTransposeBackward';
  const { cells, conv } = checkTranspose(name, input, filter, options);
  const dOutput = spatial2d.asImages(checkOutputGradient(outputGradient, name, conv.inputShape));
  const transposed = { ...conv, input: dOutput, bias: new Float64Array(cells.shape[3]) };
  return {
    input: convolve(transposed, cells),
    filter: filterGradient(transposed, cells, cells),
    bias: biasGradient(dOutput, cells),
  };
}

/** Checks the arguments, and returns our input `cells`, our output's `shape`, and the convolution that is transposed. */
function checkTranspose(
  functionName: string,
  input: ArrayInput,
  filter: ArrayInput,
  options: ConvTransposeOptions,
): { cells: NdView; conv: Omit<Conv, 'input'>; shape: [number, number, number, number] } {
  checkOptions(functionName, options, [...convOptionNames, 'outputPadding']);
  const { images: cells, rank } = toImages(input, functionName, 'input');
  const filterView = toView(filter, functionName, 'filter', [2, 4]);
  const filters = spatial2d.asFilters(filterView);
  const [n, height, width, channels] = cells.shape;
  const [kernelHeight, kernelWidth, depth, inputs] = filters.shape;
  if (inputs !== channels) {
    const hint = channelsLast(spatial2d, rank, cells, inputs);
    const rule = `have ${channels} as its last length, one for each channel of input${hint}`;
    throw new ArgumentError(functionName, 'filter', rule, filterView);
  }
  const groups = checkGroups(functionName, options.groups, channels);
  const out = depth * groups;
  const geometry = transposedGeometry(functionName, [height, width], [kernelHeight, kernelWidth], options);
  const shape: [number, number, number, number] = [n, geometry.rows.input, geometry.columns.input, out];
  checkResult(functionName, cells, shape);
  const outputRank = rank === 2 && filterView.shape.length === 2 ? 2 : Math.max(rank, 3);
  const conv = {
    functionName,
    filter: filters,
    bias: toBias(functionName, options.bias, out),
    geometry,
    depth,
    filtersPerGroup: channels / groups,
    inputShape: toShape(spatial2d, outputRank, shape),
    outputShape: toShape(spatial2d, rank, cells.shape),
    filterShape: filterView.shape,
    asImages: spatial2d.asImages,
  };
  return { cells, conv, shape };
}
