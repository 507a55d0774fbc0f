// Letters: c channels, m filters for each channel.
import { sizeOf } from '../../arrays/view.js';
import { cellUnder, isPadding } from '../../arrays/window.js';
import type { DepthwiseShape } from '../kernels.js';

export function depthwise(
  memory: Float32Array,
  output: number,
  image: number,
  kernel: number,
  bias: number | undefined,
  shape: DepthwiseShape,
): void {
  const { geometry, channels, depthMultiplier: m } = shape;
  const filters = channels * m;
  for (let i = 0; i < geometry.rows.output * geometry.columns.output * filters; i++) {
    memory[output + i] = bias === undefined ? 0 : memory[bias + (i % filters)];
  }
  forEachCell(shape, (position, cell, weight) =>
    addSpread(memory, output + position, image + cell, kernel + weight, channels, m),
  );
}

export function depthwiseFilterGradient(
  memory: Float32Array,
  gradient: number,
  image: number,
  outputGradient: number,
  shape: DepthwiseShape,
): void {
  const { geometry, channels, depthMultiplier: m } = shape;
  const length = sizeOf([geometry.rows.kernel, geometry.columns.kernel, channels * m]);
  memory.fill(0, gradient, gradient + length);
  forEachCell(shape, (position, cell, weight) =>
    addSpread(memory, gradient + weight, image + cell, outputGradient + position, channels, m),
  );
}

export function depthwiseInputGradient(
  memory: Float32Array,
  imageGradient: number,
  outputGradient: number,
  kernel: number,
  shape: DepthwiseShape,
): void {
  const { geometry, channels, depthMultiplier: m } = shape;
  const length = sizeOf([geometry.rows.input, geometry.columns.input, channels]);
  memory.fill(0, imageGradient, imageGradient + length);
  forEachCell(shape, (position, cell, weight) =>
    addGathered(memory, imageGradient + cell, outputGradient + position, kernel + weight, channels, m),
  );
}

/** Calls `visit` with the offsets in an output, an image and the kernel of the first channel of each product. */
function forEachCell(
  { geometry: { rows, columns }, channels, depthMultiplier }: DepthwiseShape,
  visit: (position: number, cell: number, weight: number) => void,
): void {
  const filters = channels * depthMultiplier;
  for (let row = 0; row < rows.output; row++) {
    for (let column = 0; column < columns.output; column++) {
      const position = (row * columns.output + column) * filters;
      for (let i = 0; i < rows.kernel; i++) {
        const y = cellUnder(rows, row, i);
        if (isPadding(rows, y)) continue;
        for (let j = 0; j < columns.kernel; j++) {
          const x = cellUnder(columns, column, j);
          if (isPadding(columns, x)) continue;
          visit(position, (y * columns.input + x) * channels, (i * columns.kernel + j) * filters);
        }
      }
    }
  }
}

/** to[k·m + j] += a[k] · b[k·m + j], for c channels k and m filters j. */
function addSpread(memory: Float32Array, to: number, a: number, b: number, c: number, m: number): void {
  if (m === 1) return addProducts(memory, to, a, b, c);
  for (let k = 0, o = 0; k < c; k++) {
    for (let j = 0; j < m; j++, o++) memory[to + o] += memory[a + k] * memory[b + o];
  }
}

/** to[k] += Σ a[k·m + j] · b[k·m + j], over the filters j. */
function addGathered(memory: Float32Array, to: number, a: number, b: number, c: number, m: number): void {
  if (m === 1) return addProducts(memory, to, a, b, c);
  for (let k = 0, o = 0; k < c; k++) {
    for (let j = 0; j < m; j++, o++) memory[to + k] += memory[a + o] * memory[b + o];
  }
}

function addProducts(memory: Float32Array, to: number, a: number, b: number, count: number): void {
  for (let k = 0; k < count; k++) memory[to + k] += memory[a + k] * memory[b + k];
}
