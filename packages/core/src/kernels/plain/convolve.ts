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
