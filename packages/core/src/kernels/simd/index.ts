import { allocateFloats } from '../../arrays/check.js';
import type { WindowAxis } from '../../arrays/window.js';
import { leakyReluSlope, seluAlpha, seluScale } from '../../reference/scalarActivations.js';
import type { CreateKernels, Kernels, ScalarActivationName, WindowShape } from '../kernels.js';
import { convolutionKernels, type MultiplyWindows } from '../convolve.js';
import { singleThreaded, type ArenaPlacement } from '../arenaPlacement.js';
import { plainKernelsOver } from '../plain/index.js';
import { binary, memoryImport } from './binary.js';
import { optimizerKernels } from './optimizers.js';
import { importSharedMemory } from './sharedMemory.js';
import type { ActivationFunction, WasmExports } from './wasmExports.js';

/** What computes an activation, and what it is given after the length: a slope, or alpha and scale. */
function activationCall(
  name: ScalarActivationName,
  negativeSlope = leakyReluSlope,
): readonly [ActivationFunction, ...number[]] {
  if (name === 'leakyRelu') return [name, negativeSlope];
  if (name === 'elu') return [name, 1, 1];
  return name === 'selu' ? ['elu', seluAlpha, seluScale] : [name];
}

/** Rows of at least this many values are computed in SIMD. */
const minSoftmaxWidth = 32;

/** An offset in bytes, −1 where there is none. */
const optional = (offset: number | undefined): number => (offset === undefined ? -1 : offset * 4);

/** Floats of scratch memory for a product: `productScratch` of assembly/multiply.ts. */
const scratchFloats = 256 + 32 * 8 + 4096;
const pageBytes = 65536;

/**
 * The kernels in SIMD where that is faster, else plain over the same memory. Resolves with undefined where there is no
 * wasm, no SIMD, or a policy refuses them.
 */
export async function simdKernels(
  placement: ArenaPlacement = singleThreaded,
): Promise<CreateKernels | undefined> {
  const module = await compileOnce(placement.shared);
  return module && ((length) => instantiate(module, length, placement));
}

const compiled = new Map<boolean, Promise<WebAssembly.Module | undefined>>();

function compileOnce(shared: boolean): Promise<WebAssembly.Module | undefined> {
  const module = compiled.get(shared) ?? compile(shared);
  compiled.set(shared, module);
  return module;
}

async function compile(shared: boolean): Promise<WebAssembly.Module | undefined> {
  try {
    const bytes = Uint8Array.from(atob(binary), (letter) => letter.charCodeAt(0));
    return await WebAssembly.compile(shared ? importSharedMemory(bytes, memoryImport) : bytes);
  } catch {
    // Whatever the reason, the plain kernels are used.
    return undefined;
  }
}

function instantiate(module: WebAssembly.Module, length: number, placement: ArenaPlacement): Kernels {
  const floats = length + placement.threadCount * scratchFloats;
  const pages = Math.ceil((floats * 4) / pageBytes);
  const allocate = () => new WebAssembly.Memory({ initial: pages, maximum: pages, shared: placement.shared });
  const memory =
    (placement.memory as WebAssembly.Memory | undefined) ??
    reusableMemory(placement, pages) ??
    allocateFloats('model', floats, allocate);
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  const simd = exports as unknown as WasmExports;
  const arena = new Float32Array(memory.buffer, 0, length);
  const plain = plainKernelsOver(arena, new Int32Array(memory.buffer));
  const scratch = (length + placement.threadIndex * scratchFloats) * 4;

  const multiplyWindows: MultiplyWindows = (c, cRow, a, b, n, bias = 0) => {
    const to = [c * 4, cRow, 1];
    const windows = [a.start * 4, a.blockStep, a.rowStep, a.columnStep];
    const columns = [a.innerStep, a.inner, a.outerStep, a.outer];
    const second = [b.start * 4, b.rowStep, b.columnStep];
    const sizes = [a.blocks, a.rows, a.columns, n];
    simd.multiplyWindows(...to, ...windows, ...columns, ...second, ...sizes, bias * 4, scratch);
  };

  return {
    ...plain,
    name: 'simd',
    arenaMemory: memory,
    multiply(c, a, b, m, k, n, bias = 0, rowStep = n) {
      const [left, right] = [a.start * 4, b.start * 4];
      if (bias === 0 && b.rowStep === 1 && b.columnStep !== 1 && m <= k) {
        // As cᵀ = bᵀ · aᵀ: the second factor is copied into panels, which is slow where its rows are not contiguous.
        const factors = [right, b.columnStep, 1, left, a.columnStep, a.rowStep];
        simd.multiply(c * 4, 1, rowStep, ...factors, n, k, m, 0, scratch);
      } else {
        const factors = [left, a.rowStep, a.columnStep, right, b.rowStep, b.columnStep];
        simd.multiply(c * 4, rowStep, 1, ...factors, m, k, n, bias * 4, scratch);
      }
    },
    ...convolutionKernels(multiplyWindows),
    sparseFilterGradient(gradient, image, values, cells, count, table, shape, filters) {
      const { rows, columns } = shape.geometry;
      const offsets = [gradient * 4, image * 4, values * 4, cells * 4, count, table * 4];
      const kernel = [columns.input, rows.kernel, columns.kernel];
      const strides = [rows.stride, columns.stride, rows.dilation, rows.output, columns.output];
      simd.sparseFilterGradient(...offsets, ...kernel, ...strides, shape.channels, filters);
    },
    depthwise(output, image, kernel, bias, shape) {
      if (shape.depthMultiplier > 1) return plain.depthwise(output, image, kernel, bias, shape);
      const offsets = [output * 4, image * 4, kernel * 4, bias === undefined ? 0 : bias * 4];
      simd.depthwise(...offsets, ...unpaddedWindowOf(shape), shape.channels);
    },
    depthwiseFilterGradient(gradient, image, outputGradient, shape) {
      if (shape.depthMultiplier > 1)
        return plain.depthwiseFilterGradient(gradient, image, outputGradient, shape);
      const offsets = [gradient * 4, image * 4, outputGradient * 4];
      simd.depthwiseFilterGradient(...offsets, ...unpaddedWindowOf(shape), shape.channels);
    },
    depthwiseInputGradient(imageGradient, outputGradient, kernel, shape) {
      if (shape.depthMultiplier > 1)
        return plain.depthwiseInputGradient(imageGradient, outputGradient, kernel, shape);
      const offsets = [imageGradient * 4, outputGradient * 4, kernel * 4];
      simd.depthwiseInputGradient(...offsets, ...windowOf(shape), shape.channels);
    },
    sumRows: (to, from, rows, width, first, last) => simd.sumRows(to * 4, from * 4, rows, width, first, last),
    unfold: (columns, image, shape, { first, depth }) =>
      simd.unfold(columns * 4, image * 4, ...windowOf(shape), shape.channels, first, depth),
    fold: (image, columns, shape, { first, depth }) =>
      simd.fold(image * 4, columns * 4, ...windowOf(shape), shape.channels, first, depth),
    maxPool: (output, argmax, image, shape) =>
      simd.maxPool(output * 4, argmax * 4, image * 4, ...poolWindowOf(shape), shape.channels),
    maxPoolBackward(imageGradient, outputGradient, argmax, { geometry: { rows, columns }, channels }) {
      const size = rows.input * columns.input * channels;
      const positions = rows.output * columns.output;
      simd.maxPoolBackward(imageGradient * 4, size, outputGradient * 4, argmax * 4, positions, channels);
    },
    averagePool: (output, image, shape, mean) =>
      simd.averagePool(output * 4, image * 4, ...poolWindowOf(shape), shape.channels, Number(mean)),
    averagePoolBackward(imageGradient, outputGradient, shape, mean) {
      const offsets = [imageGradient * 4, outputGradient * 4];
      simd.averagePoolBackward(...offsets, ...poolWindowOf(shape), shape.channels, Number(mean));
    },
    rescale: (to, from, count, scale, offset) => simd.rescale(to * 4, from * 4, count, scale, offset),
    activate(name, x, count, negativeSlope) {
      const [kernel, ...settings] = activationCall(name, negativeSlope);
      simd[kernel](x * 4, count, ...settings);
    },
    activateBackward(name, gradient, values, count, negativeSlope) {
      const [kernel, ...settings] = activationCall(name, negativeSlope);
      simd[`${kernel}Backward`](gradient * 4, values * 4, count, ...settings);
    },
    // The plain ones are as fast for short rows, and more exact.
    softmax: (x, rows, width) =>
      width < minSoftmaxWidth ? plain.softmax(x, rows, width) : simd.softmax(x * 4, rows, width),
    softmaxBackward: (gradient, y, rows, width) =>
      width < minSoftmaxWidth
        ? plain.softmaxBackward(gradient, y, rows, width)
        : simd.softmaxBackward(gradient * 4, y * 4, rows, width),
    normalizeRows(to, x, rows, width, epsilon, gamma, beta) {
      const parameters = [optional(gamma), optional(beta)];
      simd.normalizeRows(to * 4, x * 4, rows, width, epsilon, ...parameters);
    },
    normalizeRowsBackward(to, sums, gradient, x, rows, width, epsilon, gamma) {
      const offsets = [optional(to), sums * 4, gradient * 4, x * 4];
      simd.normalizeRowsBackward(...offsets, rows, width, epsilon, optional(gamma));
    },
    prelu: (to, x, slopes, rows, width) => simd.prelu(to * 4, x * 4, slopes * 4, rows, width),
    preluBackward: (to, gradient, x, slopes, rows, width) =>
      simd.preluBackward(to * 4, gradient * 4, x * 4, slopes * 4, rows, width),
    addSlopeGradient: (to, gradient, x, rows, width) =>
      simd.addSlopeGradient(to * 4, gradient * 4, x * 4, rows, width),
    columnMoments: (to, x, rows, width) => simd.columnMoments(to * 4, x * 4, rows, width),
    normalizeColumns: (to, x, rows, width, coefficients) =>
      simd.normalizeColumns(to * 4, x * 4, rows, width, coefficients * 4),
    normalizedGradientSums: (to, gradient, x, rows, width, mean) =>
      simd.normalizedGradientSums(to * 4, gradient * 4, x * 4, rows, width, mean * 4),
    normalizeColumnsBackward: (to, gradient, x, rows, width, coefficients) =>
      simd.normalizeColumnsBackward(to * 4, gradient * 4, x * 4, rows, width, coefficients * 4),
    dropoutMask(to, length, rate, factor, key) {
      // Words are below 2³², so that a fraction of the threshold changes nothing.
      const threshold = Math.ceil(rate * 2 ** 32);
      if (threshold === 2 ** 32) return plain.dropoutMask(to, length, rate, factor, key);
      simd.dropoutMask(to * 4, length, threshold, factor, key.sample, key.step, key.layer, key.seed);
    },
    multiplyElements: (to, a, b, length) => simd.multiplyElements(to * 4, a * 4, b * 4, length),
    clip: (x, count, limit) => simd.clip(x * 4, count, limit),
    decayWeights: (weights, count, decay) => simd.decayWeights(weights * 4, count, decay),
    addPenaltyGradient: (gradients, weights, count, l1, l2) =>
      simd.addPenaltyGradient(gradients * 4, weights * 4, count, l1, l2),
    penalty: (weights, count, l1, l2) => simd.penalty(weights * 4, count, l1, l2),
    sumRowSquares: (to, x, rows, width) => simd.sumRowSquares(to * 4, x * 4, rows, width),
    ...optimizerKernels(simd),
  };
}

/** The reusable memory, cleared, if it fits. Shared memory is not reused: another thread may still read it. */
function reusableMemory({ shared, reusable }: ArenaPlacement, pages: number): WebAssembly.Memory | undefined {
  if (shared || !(reusable instanceof WebAssembly.Memory) || !(reusable.buffer instanceof ArrayBuffer))
    return undefined;
  if (reusable.buffer.byteLength < pages * pageBytes) return undefined;
  new Float32Array(reusable.buffer).fill(0);
  return reusable;
}

function windowOf({ geometry: { rows, columns } }: WindowShape): number[] {
  const axis = ({ input, kernel, stride, dilation, before, output }: WindowAxis) =>
    [input, kernel, stride, dilation, before, output] as const;
  return [...axis(rows), ...axis(columns)];
}

/** The same without dilation, which pooling has not. */
function poolWindowOf({ geometry: { rows, columns } }: WindowShape): number[] {
  const axis = ({ input, kernel, stride, before, output }: WindowAxis) =>
    [input, kernel, stride, before, output] as const;
  return [...axis(rows), ...axis(columns)];
}

/** The same for an image that includes its padding, whose height then is not needed. */
function unpaddedWindowOf({ geometry: { rows, columns } }: WindowShape): number[] {
  const axis = ({ kernel, stride, dilation, output }: WindowAxis) =>
    [kernel, stride, dilation, output] as const;
  return [...axis(rows), columns.input, ...axis(columns)];
}
