import type { WindowGeometry } from '../arrays/window.js';
import type { ArenaMemory } from './arenaPlacement.js';

/** A matrix in the arena: the value at `[i, j]` is `memory[start + i·rowStep + j·columnStep]`. */
export interface Matrix {
  start: number;
  rowStep: number;
  columnStep: number;
}

/** An image's geometry and its channels: what the kernels over windows need to know. */
export interface WindowShape {
  geometry: WindowGeometry;
  channels: number;
}

/** The channels from `first` on that a group of filters sees; `depth` of them. */
export interface ChannelGroup {
  first: number;
  depth: number;
}

/** A group of a convolution's filters, of which there are `filters` in all, and the channels that it sees. */
export interface FilterGroup {
  firstChannel: number;
  depth: number;
  firstFilter: number;
  count: number;
  filters: number;
}

/**
 * The fast math: loops over one flat memory, the arena. All places are counted in floats from its beginning.
 * Nothing is checked here. Every output value is computed in an order that does not depend on how a call was
 * split, so that workers can share a call and still give the same bits.
 */
export interface Kernels {
  readonly name: 'plain' | 'simd';
  /** The arena. */
  readonly memory: Float32Array;
  /** What it lies in. */
  readonly arena: ArenaMemory;

  /** c `[m, n]` = a `[m, k]` · b `[k, n]` (+ bias `[n]`). c is stored row by row, `rowStep` apart, default n. */
  multiply(
    c: number,
    a: Matrix,
    b: Matrix,
    m: number,
    k: number,
    n: number,
    bias?: number,
    rowStep?: number,
  ): void;
  /** to[i] = Σ from[i + row·width] over `rows` rows, for i in [first, last). */
  sumRows(to: number, from: number, rows: number, width: number, first: number, last: number): void;

  /** Copies an image `[h, w, c]` into the middle of its padding of zeros. */
  pad(to: number, image: number, shape: WindowShape): void;
  /**
   * A group's channels of a convolution's output `[oh, ow, out]`, by kernel `[kh, kw, depth, out]` and bias `[out]`.
   * This and the two below take an image that has its padding in it, and a geometry without.
   */
  convolve(
    output: number,
    image: number,
    kernel: number,
    bias: number | undefined,
    shape: WindowShape,
    group: FilterGroup,
  ): void;
  /** A group's part of the kernel's gradient `[kh, kw, depth, out]`. */
  filterGradient(
    gradient: number,
    image: number,
    outputGradient: number,
    shape: WindowShape,
    group: FilterGroup,
  ): void;
  /**
   * The kernel's gradient where that of the output is 0 but for `values` `[count, out]`, each at its cell of the
   * output, row · ow + column, in `cells`, whole numbers. For one group and no dilation along a row. `table` is
   * scratch for oh·ow whole numbers.
   */
  sparseFilterGradient(
    gradient: number,
    image: number,
    values: number,
    cells: number,
    count: number,
    table: number,
    shape: WindowShape,
    filters: number,
  ): void;

  /** Lays the window of every position out as a row: columns `[oh·ow, kh·kw·depth]` of image `[h, w, c]`. */
  unfold(columns: number, image: number, shape: WindowShape, group: ChannelGroup): void;
  /** Adds the rows of `unfold` back to the cells they came from. */
  fold(image: number, columns: number, shape: WindowShape, group: ChannelGroup): void;

  /** One image's max pooling; writes the cell of each winner, row · w + column, to `argmax`, as whole numbers. */
  maxPool(output: number, argmax: number, image: number, shape: WindowShape): void;
  /** Routes each output gradient to its winner; the image's gradient is cleared first. */
  maxPoolBackward(imageGradient: number, outputGradient: number, argmax: number, shape: WindowShape): void;

  /** One image's sums over windows, or with `mean` their means; padding never counts. */
  averagePool(output: number, image: number, shape: WindowShape, mean: boolean): void;
  /** Shares each output gradient among its window's cells; the image's gradient is cleared first. */
  averagePoolBackward(imageGradient: number, outputGradient: number, shape: WindowShape, mean: boolean): void;

  /** to = from · scale + offset */
  rescale(to: number, from: number, length: number, scale: number, offset: number): void;
  /** x = max(x, 0) */
  relu(x: number, length: number): void;
  /** gradient = 0 where the output y is 0 */
  reluBackward(gradient: number, y: number, length: number): void;
  /** Each row of x becomes its softmax. */
  softmax(x: number, rows: number, width: number): void;
  /** The gradient of each row of softmax's output y becomes that of its input. */
  softmaxBackward(gradient: number, y: number, rows: number, width: number): void;

  /** One step of stochastic gradient descent over `length` values; see optimizers/sgd. */
  sgd(weights: number, gradients: number, velocity: number, length: number, settings: SgdSettings): void;
  /** One step of Adam over `length` values; see optimizers/adam. */
  adam(
    weights: number,
    gradients: number,
    m: number,
    v: number,
    length: number,
    settings: AdamSettings,
  ): void;
}

export interface SgdSettings {
  learningRate: number;
  momentum: number;
  nesterov: boolean;
}

export interface AdamSettings {
  learningRate: number;
  beta1: number;
  beta2: number;
  epsilon: number;
  /** 0 but for AdamW. */
  weightDecay: number;
  /** The number of this step, from 1. */
  step: number;
}
