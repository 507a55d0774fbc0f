import type { FilterGroup, WindowShape } from '../kernels.js';
import { im2col, im2colTransposed } from '../windowMatrix.js';
import { multiplyWindows } from './multiply.js';

export function pad(
  memory: Float32Array,
  to: number,
  image: number,
  { geometry: { rows, columns }, channels }: WindowShape,
): void {
  const imageRow = columns.input * channels;
  const paddedRow = (columns.before + columns.input + columns.after) * channels;
  memory.fill(0, to, to + (rows.before + rows.input + rows.after) * paddedRow);
  for (let y = 0; y < rows.input; y++) {
    const from = image + y * imageRow;
    memory.copyWithin(to + (rows.before + y) * paddedRow + columns.before * channels, from, from + imageRow);
  }
}

export function convolve(
  memory: Float32Array,
  output: number,
  image: number,
  kernel: number,
  bias: number | undefined,
  shape: WindowShape,
  group: FilterGroup,
): void {
  const { firstFilter, count, filters } = group;
  const weights = { start: kernel + firstFilter, rowStep: filters, columnStep: 1 };
  const groupBias = bias === undefined ? undefined : bias + firstFilter;
  const windows = im2col(image, shape, group);
  multiplyWindows(memory, output + firstFilter, filters, windows, weights, count, groupBias);
}

export function filterGradient(
  memory: Float32Array,
  gradient: number,
  image: number,
  outputGradient: number,
  shape: WindowShape,
  group: FilterGroup,
): void {
  const { firstFilter, count, filters } = group;
  const gradients = { start: outputGradient + firstFilter, rowStep: filters, columnStep: 1 };
  let to = gradient + firstFilter;
  for (const windows of im2colTransposed(image, shape, group)) {
    multiplyWindows(memory, to, filters, windows, gradients, count);
    to += windows.blocks * windows.rows * filters;
  }
}

export function sparseFilterGradient(
  memory: Float32Array,
  integers: Int32Array,
  gradient: number,
  image: number,
  values: number,
  cells: number,
  count: number,
  table: number,
  { geometry: { rows, columns }, channels }: WindowShape,
  filters: number,
): void {
  const imageRow = columns.input * channels;
  for (let cell = 0; cell < rows.output * columns.output; cell++) {
    const column = cell % columns.output;
    const row = (cell - column) / columns.output;
    integers[table + cell] = row * rows.stride * imageRow + column * columns.stride * channels;
  }
  // Elements of the kernel, one per cell and channel of a window; `rowSize` of them are contiguous in the image.
  const rowSize = columns.kernel * channels;
  const elements = rows.kernel * rowSize;
  const elementOffset = (element: number): number => {
    const inRow = element % rowSize;
    return image + ((element - inRow) / rowSize) * rows.dilation * imageRow + inRow;
  };
  // Three elements at a time, so that each window is looked up once for three products. Those beyond the last element
  // repeat it and are not stored.
  for (let element = 0; element < elements; element += 3) {
    const from0 = elementOffset(element);
    const from1 = elementOffset(Math.min(element + 1, elements - 1));
    const from2 = elementOffset(Math.min(element + 2, elements - 1));
    for (let filter = 0; filter < filters; filter++) {
      let sum0 = 0;
      let sum1 = 0;
      let sum2 = 0;
      for (let i = filter; i < count * filters; i += filters) {
        const value = memory[values + i];
        const window = integers[table + integers[cells + i]];
        sum0 += value * memory[from0 + window];
        sum1 += value * memory[from1 + window];
        sum2 += value * memory[from2 + window];
      }
      const to = gradient + element * filters + filter;
      memory[to] = sum0;
      if (element + 1 < elements) memory[to + filters] = sum1;
      if (element + 2 < elements) memory[to + 2 * filters] = sum2;
    }
  }
}
