import type { FilterGroup, WindowShape } from '../kernels.js';
import { im2col, im2colTransposed } from '../windowMatrix.js';
import { multiplyWindows } from './multiply.js';

export function pad(
  memory: Float32Array,
  to: number,
  image: number,
  { geometry: { rows, columns }, channels }: WindowShape,
): void {
  const line = columns.input * channels;
  const padded = (columns.before + columns.input + columns.after) * channels;
  memory.fill(0, to, to + (rows.before + rows.input + rows.after) * padded);
  for (let y = 0; y < rows.input; y++) {
    const from = image + y * line;
    memory.copyWithin(to + (rows.before + y) * padded + columns.before * channels, from, from + line);
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
  const ownBias = bias === undefined ? undefined : bias + firstFilter;
  const windows = im2col(image, shape, group);
  multiplyWindows(memory, output + firstFilter, filters, windows, weights, count, ownBias);
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
  places: Int32Array,
  gradient: number,
  image: number,
  values: number,
  cells: number,
  count: number,
  table: number,
  { geometry: { rows, columns }, channels }: WindowShape,
  filters: number,
): void {
  const line = columns.input * channels;
  for (let cell = 0; cell < rows.output * columns.output; cell++) {
    const column = cell % columns.output;
    const row = (cell - column) / columns.output;
    places[table + cell] = row * rows.stride * line + column * columns.stride * channels;
  }
  const run = columns.kernel * channels;
  const taps = rows.kernel * run;
  const tapAt = (tap: number): number => {
    const along = tap % run;
    return image + ((tap - along) / run) * rows.dilation * line + along;
  };
  // Three taps at a time, so that each window is looked up for three products; those beyond the last count for nothing.
  for (let tap = 0; tap < taps; tap += 3) {
    const from0 = tapAt(tap);
    const from1 = tapAt(Math.min(tap + 1, taps - 1));
    const from2 = tapAt(Math.min(tap + 2, taps - 1));
    for (let filter = 0; filter < filters; filter++) {
      let sum0 = 0;
      let sum1 = 0;
      let sum2 = 0;
      for (let i = filter; i < count * filters; i += filters) {
        const value = memory[values + i];
        const window = places[table + places[cells + i]];
        sum0 += value * memory[from0 + window];
        sum1 += value * memory[from1 + window];
        sum2 += value * memory[from2 + window];
      }
      const to = gradient + tap * filters + filter;
      memory[to] = sum0;
      if (tap + 1 < taps) memory[to + filters] = sum1;
      if (tap + 2 < taps) memory[to + 2 * filters] = sum2;
    }
  }
}
