// Letters: input [n, h, w, c], filter [kh, kw, c / groups, out], output [n, oh, ow, out]. The window at [row, column] of
// the output has the weight [i, j, k] of filter o over an input cell [y, x]; k counts the channels of o's group.
import { zerosLike, type ArrayInput, type FloatArray, type DenseView, type NdView } from '../arrays/view.js';
import { cellUnder, isPadding } from '../arrays/window.js';
import { checkConv, type Conv, type ConvFields, type ConvOptions } from './shared/checkConv.js';
import { valueAt } from './shared/images.js';
import { spatial2d } from './shared/spatial.js';
import type { Visit } from './shared/visit.js';

/**
 * Convolution of an image with filters. At each position of the window, the cells under a filter are multiplied by its
 * weights and the products are added, row by row: cross-correlation, which machine learning calls convolution
 * (Goodfellow, Bengio and Courville, Deep Learning, 2016, equation 9.6).
 *
 * @param input `[h, w] | [h, w, c] | [n, h, w, c]`
 * @param filter `[kh, kw]` for one channel, or `[kh, kw, c / groups, out]`
 * @param options `strides`, `padding`, `dilationRate`, `groups` and `bias`, each with a default
 * @returns `[oh, ow]` for `[h, w]` with `[kh, kw]`; `[oh, ow, out]` for one image; else `[n, oh, ow, out]`. One length
 *   is floor((h + padding − span) / stride) + 1, with span = dilation · (kh − 1) + 1
 * @throws ArgumentError
 */
export function conv2d(
  input: ArrayInput,
  filter: ArrayInput,
  options: ConvOptions = {},
): DenseView<FloatArray> {
  return convolve(checkConv('conv2d', input, filter, options, spatial2d));
}

/** The output of a convolution whose arguments have been checked, in the precision of `like`. */
export function convolve(conv: Conv, like: NdView = conv.input): DenseView<FloatArray> {
  const { input, filter, bias, geometry } = conv;
  const output = zerosLike(like, conv.outputShape);
  let index = 0;
  for (let n = 0; n < input.shape[0]; n++) {
    for (let row = 0; row < geometry.rows.output; row++) {
      for (let column = 0; column < geometry.columns.output; column++) {
        for (let o = 0; o < filter.shape[3]; o++) {
          output.data[index++] = windowSum(conv, n, row, column, o) + bias[o];
        }
      }
    }
  }
  return output;
}

/** `Σ input[n, y, x] · filter[i, j, k, o]` over the window at [row, column]: one output value, without the bias. */
export function windowSum(
  { input, filter, geometry: { rows, columns }, depth, filtersPerGroup }: ConvFields<'input' | 'filter'>,
  n: number,
  row: number,
  column: number,
  o: number,
  visit?: Visit<'i' | 'j' | 'k' | 'value' | 'weight'>,
): number {
  const firstChannel = Math.floor(o / filtersPerGroup) * depth;
  let sum = 0;
  for (let i = 0; i < rows.kernel; i++) {
    const y = cellUnder(rows, row, i);
    if (isPadding(rows, y)) continue;
    let rowSum = 0;
    for (let j = 0; j < columns.kernel; j++) {
      const x = cellUnder(columns, column, j);
      if (isPadding(columns, x)) continue;
      for (let k = 0; k < depth; k++) {
        const value = valueAt(input, n, y, x, firstChannel + k);
        const weight = valueAt(filter, i, j, k, o);
        rowSum += value * weight;
        visit?.({ i, j, k, value, weight });
      }
    }
    sum += rowSum;
  }
  return sum;
}
