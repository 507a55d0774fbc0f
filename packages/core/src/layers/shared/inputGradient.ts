// The gradient of a convolution's input. Letters: h×w cells of the input, oh×ow positions, kh×kw×d numbers in the window of
// a group of filters.
import { sizeOf } from '../../arrays/view.js';
import type { WindowAxis, WindowGeometry } from '../../arrays/window.js';
import type { FilterGroup } from '../../kernels/kernels.js';
import type { LayerContext, RowBlock } from '../layer.js';
import { paddedImages } from './paddedImages.js';

/** Computes the input's gradient of the samples from … to−1. */
export type ComputeInputGradient = (from: number, to: number) => void;

/** @param inputGradient where the gradients go */
export function inputGradientOf(
  context: LayerContext,
  geometry: WindowGeometry,
  filterGroups: readonly FilterGroup[],
  inputGradient: RowBlock,
): ComputeInputGradient {
  const gradientGeometry = geometryOfGradient(geometry);
  return gradientGeometry && filterGroups[0].depth >= minDepth
    ? byConvolution(context, gradientGeometry, filterGroups, inputGradient)
    : byFold(context, geometry, filterGroups, inputGradient);
}

/** Below this many channels a product with the filters' channels as its columns leaves vectors half empty. */
const minDepth = 4;

/**
 * The windows of the output's gradient in which each cell of the input is; undefined where they are not those of a
 * convolution, or where more of them are in the padding than is saved.
 */
function geometryOfGradient({ rows, columns }: WindowGeometry): WindowGeometry | undefined {
  const axis = ({ input, output, ...window }: WindowAxis): WindowAxis => ({
    ...window,
    input: output,
    output: input,
    before: window.span - 1 - window.before,
    after: window.span - 1 - window.after,
  });
  if (rows.stride > 1 || columns.stride > 1) return undefined;
  const [ofRows, ofColumns] = [axis(rows), axis(columns)];
  const isPadded = [ofRows, ofColumns].every(({ before, after }) => before >= 0 && after >= 0);
  const cells = rows.input * columns.input;
  if (!isPadded || cells < 64 || cells > 1.15 * rows.output * columns.output) return undefined;
  return { rows: ofRows, columns: ofColumns };
}

/**
 * As a convolution of the output's gradient with each filter turned by 180°, which is a product over its windows:
 * Dumoulin and Visin, "A guide to convolution arithmetic for deep learning", 2016, section 4.
 */
function byConvolution(
  context: LayerContext,
  geometry: WindowGeometry,
  filterGroups: readonly FilterGroup[],
  inputGradient: RowBlock,
): ComputeInputGradient {
  const { kernels, inputShape, outputShape, scratch } = context;
  const channels = inputShape[2];
  const [kernel] = context.parameters;
  const [{ depth, count, filters }] = filterGroups;
  const cells = geometry.rows.kernel * geometry.columns.kernel;
  const padded = paddedImages(
    { ...context, input: context.outputGradient!, inputShape: outputShape },
    geometry,
  );
  // [kh, kw, filters of a group, channels of all groups]
  const turned = scratch(cells * count * channels);
  const groups = filterGroups.map((group) => ({
    firstChannel: group.firstFilter,
    depth: count,
    firstFilter: group.firstChannel,
    count: depth,
    filters: channels,
  }));

  function turnFilters(): void {
    const { memory } = kernels();
    for (let cell = 0; cell < cells; cell++) {
      const source = kernel + (cells - 1 - cell) * depth * filters;
      const target = turned + cell * count * channels;
      for (const { firstChannel, firstFilter } of filterGroups) {
        for (let k = 0; k < depth; k++) {
          const from = source + k * filters + firstFilter;
          for (let f = 0; f < count; f++) memory[target + f * channels + firstChannel + k] = memory[from + f];
        }
      }
    }
  }

  return (from, to) => {
    turnFilters();
    for (let n = from; n < to; n++) {
      const gradient = padded.imageOf(n);
      const image = inputGradient.start + n * inputGradient.width;
      for (const group of groups) {
        kernels().convolve(image, gradient, turned, undefined, padded.shape, group);
      }
    }
  };
}

/** As a matrix of the gradients of all windows, [oh·ow, kh·kw·d], which are then added to the cells under them. */
function byFold(
  { kernels, inputShape, outputGradient, parameters, scratch }: LayerContext,
  geometry: WindowGeometry,
  filterGroups: readonly FilterGroup[],
  inputGradient: RowBlock,
): ComputeInputGradient {
  const { rows, columns } = geometry;
  const [{ filters, depth: groupDepth }] = filterGroups;
  const shape = { geometry, channels: inputShape[2] };
  const positions = rows.output * columns.output;
  const windowLength = sizeOf([rows.kernel, columns.kernel, groupDepth]);
  const columnGradient = scratch(positions * windowLength);
  return (from, to) => {
    const { start, width } = inputGradient;
    kernels().memory.fill(0, start + from * width, start + to * width);
    for (let n = from; n < to; n++) {
      const gradient = outputGradient!.start + n * outputGradient!.width;
      for (const { firstChannel, depth, firstFilter, count } of filterGroups) {
        const dOutput = { start: gradient + firstFilter, rowStep: filters, columnStep: 1 };
        const weights = { start: parameters[0] + firstFilter, rowStep: 1, columnStep: filters };
        kernels().multiply(columnGradient, dOutput, weights, positions, count, windowLength);
        kernels().fold(start + n * width, columnGradient, shape, { first: firstChannel, depth });
      }
    }
  };
}
