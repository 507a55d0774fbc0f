import type { WindowShape } from '../kernels.js';

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
