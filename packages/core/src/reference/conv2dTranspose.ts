// Letters: n images, h×w cells, `in` channels, kh×kw the filter, oh×ow the output.
import { checkOptions } from '../arrays/check.js';
import { ArgumentError } from '../arrays/errors.js';
import { checkResult, toView, type ArrayInput, type FloatArray, type NdView } from '../arrays/view.js';
import { transposedGeometry, type TransposedOptions } from '../arrays/window.js';
import {
  channelsLast,
  checkGroups,
  convOptionNames,
  toBias,
  type Conv,
  type ConvExtras,
} from './shared/checkConv.js';
import { filterGradient, type ConvGradients } from './conv2d.js';
import { inputGradientAt, channelTotals } from './shared/convGradientSums.js';
import { windowSum } from './shared/convSums.js';
import { computeImages, castLike, toImages } from './shared/images.js';
import { checkOutputGradient } from './shared/checkOutputGradient.js';
import { spatial2d, toShape } from './shared/spatial.js';

/** How windows open in the output, and what is added. */
export interface ConvTransposeOptions extends TransposedOptions, ConvExtras {}

/**
 * A convolution turned around: each cell given opens a window in the output, and adds to it the filter times
 * its value. It is the gradient of `conv2d` with respect to its input, and so makes images larger where
 * `conv2d` makes them smaller (Dumoulin and Visin, "A guide to convolution arithmetic for deep learning", 2016).
 * Sizes and padding are those of Keras' Conv2DTranspose.
 *
 * @param input `[h, w] | [h, w, in] | [n, h, w, in]`
 * @param filter `[kh, kw]` for one channel, or `[kh, kw, out / groups, in]`
 * @returns `[oh, ow]` for `[h, w]` with `[kh, kw]`; `[oh, ow, out]` for one image; else `[n, oh, ow, out]`
 * @throws ArgumentError
 */
export function conv2dTranspose(
  input: ArrayInput,
  filter: ArrayInput,
  options: ConvTransposeOptions = {},
): NdView<FloatArray> {
  const { cells, conv, shape } = checkTranspose('conv2dTranspose', input, filter, options);
  return computeImages(
    cells,
    shape,
    conv.inputShape,
    (n, row, column, channel) => inputGradientAt(conv, cells, n, row, column, channel) + conv.bias[channel],
  );
}

/**
 * The gradients of a transposed convolution. That of its input is the convolution it turns around.
 *
 * @param outputGradient the shape that `conv2dTranspose` gives
 * @throws ArgumentError
 */
export function conv2dTransposeBackward(
  outputGradient: ArrayInput,
  input: ArrayInput,
  filter: ArrayInput,
  options: ConvTransposeOptions = {},
): ConvGradients {
  const name = 'conv2dTransposeBackward';
  const { cells, conv, shape } = checkTranspose(name, input, filter, options);
  const dOutput = spatial2d.asImages(checkOutputGradient(outputGradient, name, conv.inputShape));
  const around = { ...conv, input: dOutput };
  return {
    input: computeImages(cells, cells.shape, conv.outputShape, (n, row, column, channel) =>
      windowSum(around, n, row, column, channel),
    ),
    filter: filterGradient(cells, around, cells),
    bias: castLike(cells, channelTotals(dOutput), [shape[3]]),
  };
}

/**
 * Checks the arguments and gives them as the convolution that is turned around: its input is our output, `shape`
 * `[n, oh, ow, out]`, and its output our input, `cells`.
 */
function checkTranspose(
  functionName: string,
  input: ArrayInput,
  filter: ArrayInput,
  options: ConvTransposeOptions,
) {
  checkOptions(functionName, options, [...convOptionNames, 'outputPadding']);
  const { images: cells, rank } = toImages(input, functionName, 'input');
  const given = toView(filter, functionName, 'filter', [2, 4]);
  const filters = spatial2d.asFilters(given);
  const [n, height, width, channels] = cells.shape;
  const [kernelHeight, kernelWidth, depth, inputs] = filters.shape;
  if (inputs !== channels) {
    const rule = `have ${channels} as its last length, one for each channel of input${channelsLast(spatial2d, rank, cells, inputs)}`;
    throw new ArgumentError(functionName, 'filter', rule, given);
  }
  const groups = checkGroups(functionName, options.groups, channels);
  const out = depth * groups;
  const geometry = transposedGeometry(functionName, [height, width], [kernelHeight, kernelWidth], options);
  const shape = [n, geometry.rows.input, geometry.columns.input, out];
  checkResult(functionName, cells, shape);
  const outputRank = rank === 2 && given.shape.length === 2 ? 2 : Math.max(rank, 3);
  const conv: Omit<Conv, 'input'> = {
    functionName,
    filter: filters,
    bias: toBias(functionName, options.bias, out),
    geometry,
    depth,
    filtersPerGroup: channels / groups,
    inputShape: toShape(spatial2d, outputRank, shape),
    outputShape: toShape(spatial2d, rank, cells.shape),
    filterShape: given.shape,
    asImages: spatial2d.asImages,
  };
  return { cells, conv, shape };
}
