// Letters: n images, h×w cells, c channels, kh×kw the filter, oh×ow the output.
import { ArgumentError } from '../errors.js';
import { denseView, toView, zerosLike, type ArrayInput, type FloatArray, type NdView } from '../view.js';
import { cellUnder, windowGeometry, type WindowGeometry, type WindowOptions } from '../window.js';
import { indexOf, toGradient, toImages } from './images.js';

export interface ConvOptions extends WindowOptions {
  /** The filters share the channels in this many groups; channels for a depthwise convolution. Default 1. */
  groups?: number;
  /** Added to every value of an output channel: one number, or `[out]`. Default 0. */
  bias?: number | ArrayInput;
}

/** A convolution whose arguments have been checked. */
export interface Conv {
  /** `[n, h, w, c]` */
  input: NdView;
  /** `[kh, kw, c / groups, out]` */
  filter: NdView;
  /** `[out]` */
  bias: Float64Array;
  geometry: WindowGeometry;
  /** Channels that one filter sees: c / groups. */
  depth: number;
  /** Filters in one group: out / groups. */
  filtersPerGroup: number;
  outputShape: number[];
  inputShape: number[];
  filterShape: number[];
}

/** What happens in one window, filled in by `windowSum`. Padded cells have value and products 0. */
export interface WindowRecord {
  /** `[kh][kw][c]` */
  values: number[][][];
  /** `[kh][kw][c]` */
  products: number[][][];
  /** `[kh]`, over columns and channels */
  rowSums: number[];
}

/**
 * Slides a filter over an image. At each position, the cells under the filter are multiplied by its weights and
 * added up, row by row: the cross-correlation that the field calls convolution (Goodfellow, Bengio and
 * Courville, Deep Learning, 2016, equation 9.6).
 *
 * @param input `[h, w] | [h, w, c] | [n, h, w, c]`
 * @param filter `[kh, kw]` for one channel, or `[kh, kw, c / groups, out]`
 * @returns `[oh, ow]` for `[h, w]` with `[kh, kw]`; `[oh, ow, out]` for one image; else `[n, oh, ow, out]`
 * @throws ArgumentError
 */
export function conv2d(input: ArrayInput, filter: ArrayInput, options: ConvOptions = {}): NdView<FloatArray> {
  const conv = checkConv('conv2d', input, filter, options);
  const { rows, columns } = conv.geometry;
  const output = zerosLike(conv.input, conv.outputShape);
  let index = 0;
  for (let n = 0; n < conv.input.shape[0]; n++) {
    for (let row = 0; row < rows.output; row++) {
      for (let column = 0; column < columns.output; column++) {
        for (let channel = 0; channel < conv.filter.shape[3]; channel++) {
          output.data[index++] = windowSum(conv, n, row, column, channel);
        }
      }
    }
  }
  return output;
}

/** One value of the output; also writes down how it came about, where a record is given. */
export function windowSum(
  conv: Conv,
  n: number,
  row: number,
  column: number,
  channel: number,
  record?: WindowRecord,
): number {
  const { input, filter, geometry, depth, filtersPerGroup } = conv;
  const { rows, columns } = geometry;
  const firstChannel = Math.floor(channel / filtersPerGroup) * depth;
  let sum = 0;
  for (let i = 0; i < rows.kernel; i++) {
    const y = cellUnder(rows, row, i);
    let rowSum = 0;
    for (let j = 0; j < columns.kernel; j++) {
      const x = cellUnder(columns, column, j);
      if (y < 0 || y >= rows.input || x < 0 || x >= columns.input) continue;
      for (let k = 0; k < depth; k++) {
        const value = input.data[indexOf(input, n, y, x, firstChannel + k)];
        const product = value * filter.data[indexOf(filter, i, j, k, channel)];
        rowSum += product;
        if (record) {
          record.values[i][j][k] = value;
          record.products[i][j][k] = product;
        }
      }
    }
    sum += rowSum;
    if (record) record.rowSums[i] = rowSum;
  }
  return sum + conv.bias[channel];
}

/**
 * The gradients of a convolution: each output gradient flows back through its window, to the weights scaled by
 * the cells, and to the cells scaled by the weights.
 *
 * @param outputGradient the shape that `conv2d` gives
 * @returns `input` and `filter` in the shapes of those arguments, `bias` `[out]`: the sum per output channel
 * @throws ArgumentError
 */
export function conv2dBackward(
  outputGradient: ArrayInput,
  input: ArrayInput,
  filter: ArrayInput,
  options: ConvOptions = {},
): { input: NdView<FloatArray>; filter: NdView<FloatArray>; bias: NdView<FloatArray> } {
  const conv = checkConv('conv2dBackward', input, filter, options);
  const { rows, columns } = conv.geometry;
  const out = conv.filter.shape[3];
  const gradient = toGradient(outputGradient, 'conv2dBackward', conv.outputShape);
  const inputGradient = new Float64Array(conv.input.shape.reduce((a, b) => a * b));
  const filterGradient = new Float64Array(conv.filter.shape.reduce((a, b) => a * b));
  const biasGradient = new Float64Array(out);
  const dInput = denseView(inputGradient, conv.input.shape);
  const dFilter = denseView(filterGradient, conv.filter.shape);

  for (let n = 0; n < conv.input.shape[0]; n++) {
    for (let row = 0; row < rows.output; row++) {
      for (let column = 0; column < columns.output; column++) {
        for (let channel = 0; channel < out; channel++) {
          const dOutput = gradient.data[indexOf(gradient, n, row, column, channel)];
          const firstChannel = Math.floor(channel / conv.filtersPerGroup) * conv.depth;
          biasGradient[channel] += dOutput;
          for (let i = 0; i < rows.kernel; i++) {
            const y = cellUnder(rows, row, i);
            for (let j = 0; j < columns.kernel; j++) {
              const x = cellUnder(columns, column, j);
              if (y < 0 || y >= rows.input || x < 0 || x >= columns.input) continue;
              for (let k = 0; k < conv.depth; k++) {
                const value = conv.input.data[indexOf(conv.input, n, y, x, firstChannel + k)];
                const weight = conv.filter.data[indexOf(conv.filter, i, j, k, channel)];
                filterGradient[indexOf(dFilter, i, j, k, channel)] += dOutput * value;
                inputGradient[indexOf(dInput, n, y, x, firstChannel + k)] += dOutput * weight;
              }
            }
          }
        }
      }
    }
  }
  const like = (values: Float64Array, shape: readonly number[]) => {
    const result = zerosLike(conv.input, shape);
    result.data.set(values);
    return result;
  };
  return {
    input: like(inputGradient, conv.inputShape),
    filter: like(filterGradient, conv.filterShape),
    bias: like(biasGradient, [out]),
  };
}

/** Checks the arguments of a convolution and works out its shapes. */
export function checkConv(
  functionName: string,
  input: ArrayInput,
  filter: ArrayInput,
  options: ConvOptions,
): Conv {
  const { images, rank } = toImages(input, functionName, 'input');
  const given = toView(filter, functionName, 'filter', [2, 4]);
  const filters: NdView =
    given.shape.length === 2
      ? { ...given, shape: [...given.shape, 1, 1], stride: [...given.stride, 0, 0] }
      : given;
  const [, height, width, channels] = images.shape;
  const [kernelHeight, kernelWidth, depth, out] = filters.shape;
  const { groups = 1, bias = 0 } = options;
  if (!(Number.isSafeInteger(groups) && groups > 0 && channels % groups === 0 && out % groups === 0)) {
    const rule = `divide the ${channels} channels of input and the ${out} filters`;
    throw new ArgumentError(functionName, 'groups', rule, groups);
  }
  if (depth * groups !== channels) {
    const rule = `have ${channels / groups} channels, as input and groups ask`;
    throw new ArgumentError(functionName, 'filter', rule, given);
  }
  const geometry = windowGeometry(functionName, [height, width], [kernelHeight, kernelWidth], options);
  const position = [geometry.rows.output, geometry.columns.output];
  const outputShape =
    rank === 4
      ? [images.shape[0], ...position, out]
      : rank === 2 && given.shape.length === 2
        ? position
        : [...position, out];
  return {
    input: images,
    filter: filters,
    bias: toBias(functionName, bias, out),
    geometry,
    depth,
    filtersPerGroup: out / groups,
    outputShape,
    inputShape: images.shape.slice(rank === 4 ? 0 : 1, rank === 2 ? 3 : 4),
    filterShape: given.shape,
  };
}

function toBias(functionName: string, bias: number | ArrayInput, out: number): Float64Array {
  if (typeof bias === 'number') return new Float64Array(out).fill(bias);
  const view = toView(bias, functionName, 'bias', [1]);
  if (view.shape[0] !== out) {
    throw new ArgumentError(
      functionName,
      'bias',
      `be a number or have one value for each of ${out} filters`,
      view,
    );
  }
  return Float64Array.from({ length: out }, (_, i) => view.data[view.offset + i * view.stride[0]]);
}
