import { allocateFloats } from '../../arrays/check.js';
import type { WindowAxis } from '../../arrays/window.js';
import type { Kernels, Matrix, WindowShape } from '../kernels.js';
import { singleThreaded, type ArenaPlacement } from '../arenaPlacement.js';
import { plainKernelsOver } from '../plain/index.js';
import { im2col, im2colTransposed, type WindowMatrix } from '../windowMatrix.js';
import { binary, binaryForShared } from './binary.js';

/** The functions of assembly/: places are bytes, everything else counts floats. */
interface Exports {
  multiply(...given: number[]): void;
  product(...given: number[]): void;
  scatteredFilterGradient(...given: number[]): void;
  unfold(...given: number[]): void;
  fold(...given: number[]): void;
  maxPool(...given: number[]): void;
  maxPoolBackward(...given: number[]): void;
  rescale(to: number, from: number, length: number, scale: number, offset: number): void;
  relu(x: number, length: number): void;
  reluBackward(gradient: number, y: number, length: number): void;
  sumRows(to: number, from: number, rows: number, width: number, first: number, last: number): void;
  adam(...given: number[]): void;
}

/** Floats of scratch that a product needs, as assembly/multiply.ts says. */
const scratchFloats = 256 + 32 * 8 + 4096;
const pageBytes = 65536;

const compiled = new Map<string, Promise<WebAssembly.Module | undefined>>();

/** Compiles the kernels, once; undefined where there is no wasm, no SIMD, or a policy that refuses them. */
export function compileSimd(shared: boolean): Promise<WebAssembly.Module | undefined> {
  const text = shared ? binaryForShared : binary;
  const module = compiled.get(text) ?? compile(text);
  compiled.set(text, module);
  return module;
}

async function compile(text: string): Promise<WebAssembly.Module | undefined> {
  try {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    return await WebAssembly.compile(bytes);
  } catch {
    // Every reason means the same: go on without.
    return undefined;
  }
}

/** The kernels in SIMD over an arena of `length` floats. What is not worth it stays plain, over the same memory. */
export function simdKernels(
  module: WebAssembly.Module,
  length: number,
  place: ArenaPlacement = singleThreaded,
): Kernels {
  const floats = length + place.threadCount * scratchFloats;
  const pages = Math.ceil((floats * 4) / pageBytes);
  const allocate = () => new WebAssembly.Memory({ initial: pages, maximum: pages, shared: place.shared });
  const memory =
    (place.memory as WebAssembly.Memory | undefined) ??
    usedMemory(place, pages) ??
    allocateFloats('model', floats, allocate);
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  const simd = exports as unknown as Exports;
  const arena = new Float32Array(memory.buffer, 0, length);
  const plain = plainKernelsOver(arena, new Int32Array(memory.buffer));
  const scratch = (length + place.threadIndex * scratchFloats) * 4;

  /** c = windows · b, row by row, `cRow` apart; `start` is the place of a bias, or 0. */
  function product(c: number, cRow: number, a: WindowMatrix, b: Matrix, n: number, start: number): void {
    const to = [c * 4, a.rows * cRow, cRow, 1];
    const windows = [a.start * 4, a.blockStep, a.rowStep, a.columnStep];
    const columns = [a.innerStep, a.inner, a.outerStep, a.outer];
    const second = [b.start * 4, b.rowStep, b.columnStep];
    simd.product(...to, ...windows, ...columns, ...second, a.blocks, a.rows, a.columns, n, start, scratch);
  }

  return {
    ...plain,
    name: 'simd',
    arena: memory,
    multiply(c, a, b, m, k, n, bias, rowStep = n) {
      const [to, left, right] = [c * 4, a.start * 4, b.start * 4];
      if (bias === undefined && b.rowStep === 1 && b.columnStep !== 1) {
        // As columns times rows: then the factor that would be packed across is the one that is not packed.
        const [row, column] = [a.columnStep, a.rowStep];
        simd.multiply(to, 1, rowStep, right, b.columnStep, 1, left, row, column, n, k, m, 0, scratch);
        return;
      }
      const start = bias === undefined ? 0 : bias * 4;
      const [row, column] = [b.rowStep, b.columnStep];
      simd.multiply(
        to,
        rowStep,
        1,
        left,
        a.rowStep,
        a.columnStep,
        right,
        row,
        column,
        m,
        k,
        n,
        start,
        scratch,
      );
    },
    convolve(output, image, kernel, bias, shape, group) {
      const { firstFilter, filters, count } = group;
      const weights = { start: kernel + firstFilter, rowStep: filters, columnStep: 1 };
      const start = bias === undefined ? 0 : (bias + firstFilter) * 4;
      product(output + firstFilter, filters, im2col(image, shape, group), weights, count, start);
    },
    filterGradient(gradient, image, outputGradient, shape, group) {
      const { firstFilter, filters, count } = group;
      const gradients = { start: outputGradient + firstFilter, rowStep: filters, columnStep: 1 };
      let to = gradient + firstFilter;
      for (const windows of im2colTransposed(image, shape, group)) {
        product(to, filters, windows, gradients, count, 0);
        to += windows.blocks * windows.rows * filters;
      }
    },
    sparseFilterGradient(gradient, image, values, cells, count, table, shape, filters) {
      const { rows, columns } = shape.geometry;
      const places = [gradient * 4, image * 4, values * 4, cells * 4, count, table * 4];
      const kernel = [columns.input, rows.kernel, columns.kernel];
      const steps = [rows.stride, columns.stride, rows.dilation, rows.output, columns.output];
      simd.scatteredFilterGradient(...places, ...kernel, ...steps, shape.channels, filters);
    },
    sumRows: (to, from, rows, width, first, last) => simd.sumRows(to * 4, from * 4, rows, width, first, last),
    unfold: (columns, image, shape, { first, depth }) =>
      simd.unfold(columns * 4, image * 4, ...windowOf(shape), shape.channels, first, depth),
    fold: (image, columns, shape, { first, depth }) =>
      simd.fold(image * 4, columns * 4, ...windowOf(shape), shape.channels, first, depth),
    maxPool(output, argmax, image, { geometry: { rows, columns }, channels }) {
      const axis = ({ input, kernel, stride, before, output: count }: WindowAxis) =>
        [input, kernel, stride, before, count] as const;
      simd.maxPool(output * 4, argmax * 4, image * 4, ...axis(rows), ...axis(columns), channels);
    },
    maxPoolBackward(imageGradient, outputGradient, argmax, { geometry: { rows, columns }, channels }) {
      const size = rows.input * columns.input * channels;
      const positions = rows.output * columns.output;
      simd.maxPoolBackward(imageGradient * 4, size, outputGradient * 4, argmax * 4, positions, channels);
    },
    rescale: (to, from, count, scale, offset) => simd.rescale(to * 4, from * 4, count, scale, offset),
    relu: (x, count) => simd.relu(x * 4, count),
    reluBackward: (gradient, y, count) => simd.reluBackward(gradient * 4, y * 4, count),
    adam(weights, gradients, m, v, count, { learningRate, beta1, beta2, epsilon, weightDecay, step }) {
      const rate = (learningRate * Math.sqrt(1 - beta2 ** step)) / (1 - beta1 ** step);
      const decay = learningRate * weightDecay;
      const places = [weights * 4, gradients * 4, m * 4, v * 4];
      simd.adam(...places, count, rate, decay, 1 - beta1, 1 - beta2, epsilon);
    },
  };
}

/** Memory of an arena before, cleared; plain memory only, since others may still look at what is shared. */
function usedMemory(
  { shared, reusable: used }: ArenaPlacement,
  pages: number,
): WebAssembly.Memory | undefined {
  if (shared || !(used instanceof WebAssembly.Memory) || !(used.buffer instanceof ArrayBuffer))
    return undefined;
  if (used.buffer.byteLength < pages * pageBytes) return undefined;
  new Float32Array(used.buffer).fill(0);
  return used;
}

function windowOf({ geometry: { rows, columns } }: WindowShape): number[] {
  const axis = ({ input, kernel, stride, dilation, before, output }: WindowAxis) =>
    [input, kernel, stride, dilation, before, output] as const;
  return [...axis(rows), ...axis(columns)];
}
