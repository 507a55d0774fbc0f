// The gradients of conv2d and conv1d, in the letters of conv2d.ts; dOutput is the gradient of the output.
import { zerosLike, type ArrayInput, type FloatArray, type DenseView, type NdView } from '../arrays/view.js';
import { cellUnder, isPadding, positionOver } from '../arrays/window.js';
import { checkConv, type Conv, type ConvFields, type ConvOptions } from './shared/checkConv.js';
import { checkOutputGradient } from './shared/checkOutputGradient.js';
import { valueAt } from './shared/images.js';
import { spatial2d } from './shared/spatial.js';
import type { Visit } from './shared/visit.js';

/** The gradients of a convolution. */
export interface ConvGradients {
  /** In the shape of the input. */
  input: DenseView<FloatArray>;
  /** In the shape of the filter. */
  filter: DenseView<FloatArray>;
  /** `[out]`, the sum of each output channel. */
  bias: DenseView<FloatArray>;
}

/**
 * The gradients of a convolution. Each output gradient flows back through its window: to the weights multiplied by the
 * cells, and to the cells multiplied by the weights (Goodfellow, Bengio and Courville, Deep Learning, 2016, section
 * 9.5).
 *
 * @param outputGradient in the shape of the output of `conv2d`
 * @param input `[h, w] | [h, w, c] | [n, h, w, c]`
 * @param filter `[kh, kw]` for one channel, or `[kh, kw, c / groups, out]`
 * @param options those given to `conv2d`
 * @throws ArgumentError
 */
export function conv2dBackward(
  outputGradient: ArrayInput,
  input: ArrayInput,
  filter: ArrayInput,
  options: ConvOptions = {},
): ConvGradients {
  return convolveBackward(outputGradient, checkConv('conv2dBackward', input, filter, options, spatial2d));
}

/** The gradients of a convolution whose arguments have been checked. */
export function convolveBackward(outputGradient: ArrayInput, conv: Conv): ConvGradients {
  const dOutput = conv.asImages(checkOutputGradient(outputGradient, conv.functionName, conv.outputShape));
  return {
    input: inputGradient(conv, dOutput),
    filter: filterGradient(conv, dOutput),
    bias: biasGradient(dOutput, conv.input),
  };
}

function inputGradient(conv: Conv, dOutput: NdView): DenseView<FloatArray> {
  const [images, height, width, channels] = conv.input.shape;
  const dInput = zerosLike(conv.input, conv.inputShape);
  let index = 0;
  for (let n = 0; n < images; n++) {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        for (let channel = 0; channel < channels; channel++) {
          dInput.data[index++] = inputGradientAt(conv, dOutput, n, y, x, channel);
        }
      }
    }
  }
  return dInput;
}

/** The gradient of every weight, in the precision of `like`. */
export function filterGradient(
  conv: Conv,
  dOutput: NdView,
  like: NdView = conv.input,
): DenseView<FloatArray> {
  const [height, width, depth, filters] = conv.filter.shape;
  const dFilter = zerosLike(like, conv.filterShape);
  let index = 0;
  for (let i = 0; i < height; i++) {
    for (let j = 0; j < width; j++) {
      for (let k = 0; k < depth; k++) {
        for (let o = 0; o < filters; o++) {
          dFilter.data[index++] = filterGradientAt(conv, dOutput, i, j, k, o);
        }
      }
    }
  }
  return dFilter;
}

/** `[out]`, the gradient of every bias, in the precision of `like`. */
export function biasGradient(dOutput: NdView, like: NdView): DenseView<FloatArray> {
  const dBias = zerosLike(like, dOutput.shape.slice(3));
  for (let o = 0; o < dBias.data.length; o++) dBias.data[o] = biasGradientAt(dOutput, o);
  return dBias;
}

/**
 * `Σ dOutput[n, row, column, o] · input[n, y, x]` over all windows of all images: a weight is multiplied by one cell in
 * each window.
 */
export function filterGradientAt(
  { input, geometry: { rows, columns }, depth, filtersPerGroup }: ConvFields<'input'>,
  dOutput: NdView,
  i: number,
  j: number,
  k: number,
  o: number,
  visit?: Visit<'row' | 'column' | 'value'>,
): number {
  const channel = Math.floor(o / filtersPerGroup) * depth + k;
  let sum = 0;
  for (let n = 0; n < input.shape[0]; n++) {
    for (let row = 0; row < rows.output; row++) {
      const y = cellUnder(rows, row, i);
      if (isPadding(rows, y)) continue;
      for (let column = 0; column < columns.output; column++) {
        const x = cellUnder(columns, column, j);
        if (isPadding(columns, x)) continue;
        const gradient = valueAt(dOutput, n, row, column, o);
        const value = valueAt(input, n, y, x, channel);
        sum += gradient * value;
        visit?.({ row, column, value });
      }
    }
  }
  return sum;
}

/**
 * `Σ dOutput[n, row, column, o] · filter[i, j, k, o]` over the windows that cover the cell: in each, every filter of the
 * cell's group multiplies it by one weight.
 */
export function inputGradientAt(
  { filter, geometry: { rows, columns }, depth, filtersPerGroup }: ConvFields<'filter'>,
  dOutput: NdView,
  n: number,
  y: number,
  x: number,
  channel: number,
  visit?: Visit<'row' | 'column' | 'i' | 'j' | 'o' | 'gradient' | 'weight'>,
): number {
  const group = Math.floor(channel / depth);
  const k = channel - group * depth;
  let sum = 0;
  // From the last weight to the first, so that the windows come in the order of the output.
  for (let i = rows.kernel - 1; i >= 0; i--) {
    const row = positionOver(rows, y, i);
    if (row < 0) continue;
    for (let j = columns.kernel - 1; j >= 0; j--) {
      const column = positionOver(columns, x, j);
      if (column < 0) continue;
      for (let o = group * filtersPerGroup; o < (group + 1) * filtersPerGroup; o++) {
        const gradient = valueAt(dOutput, n, row, column, o);
        const weight = valueAt(filter, i, j, k, o);
        sum += gradient * weight;
        visit?.({ row, column, i, j, o, gradient, weight });
      }
    }
  }
  return sum;
}

/** `Σ dOutput[n, row, column, o]`: a bias is added once in each window. */
export function biasGradientAt(dOutput: NdView, o: number, visit?: Visit<'gradient'>): number {
  const [images, height, width] = dOutput.shape;
  let sum = 0;
  for (let n = 0; n < images; n++) {
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        const gradient = valueAt(dOutput, n, row, column, o);
        sum += gradient;
        visit?.({ gradient });
      }
    }
  }
  return sum;
}
