import type { WindowGeometry } from '../arrays/window.js';
import type { ActivationName } from '../reference/activations.js';
import type { ArenaMemory } from './arenaPlacement.js';
import type { OptimizerKernels } from './optimizerKernels.js';

/** A matrix in the arena: the value at `[i, j]` is `memory[start + i·rowStep + j·columnStep]`. */
export interface Matrix {
  start: number;
  rowStep: number;
  columnStep: number;
}

/** The activations that are computed value by value, and are not the identity. */
export type ScalarActivationName = Exclude<ActivationName, 'linear' | 'softmax'>;

/** The geometry of windows over an image, and the image's channels. */
export interface WindowShape {
  geometry: WindowGeometry;
  channels: number;
}

/** The same with the number of filters for each channel. */
export interface DepthwiseShape extends WindowShape {
  depthMultiplier: number;
}

/** The channels that a group of filters reads: `depth` of them, from `first` on. */
export interface ChannelGroup {
  first: number;
  depth: number;
}

/** One group of a convolution's filters, and the channels that it reads. */
export interface FilterGroup {
  firstChannel: number;
  depth: number;
  firstFilter: number;
  count: number;
  /** In all groups together. */
  filters: number;
}

/**
 * The fast math: loops over one flat memory, the arena. All offsets are in floats from its beginning. Arguments are not
 * checked. Every output value is summed in an order that does not depend on how a call is split, so that several
 * threads can compute parts of it and still give the same bits.
 */
export interface Kernels extends OptimizerKernels {
  readonly name: 'plain' | 'simd';
  /** The arena. */
  readonly memory: Float32Array;
  /** The memory that the arena is a view of. */
  readonly arenaMemory: ArenaMemory;

  /** c `[m, n]` = a `[m, k]` · b `[k, n]` (+ bias `[n]`). The rows of c are `rowStep` apart, default n. */
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

  /** Copies an image `[h, w, c]` and surrounds it with its padding of zeros. */
  pad(to: number, image: number, shape: WindowShape): void;
  /**
   * One group's channels of a convolution's output `[oh, ow, out]`, with kernel `[kh, kw, depth, out]` and bias
   * `[out]`. This kernel and the next two take an image that includes its padding, and a geometry without padding.
   */
  convolve(
    output: number,
    image: number,
    kernel: number,
    bias: number | undefined,
    shape: WindowShape,
    group: FilterGroup,
  ): void;
  /** One group's part of the kernel's gradient `[kh, kw, depth, out]`. */
  filterGradient(
    gradient: number,
    image: number,
    outputGradient: number,
    shape: WindowShape,
    group: FilterGroup,
  ): void;
  /**
   * A convolution in which each channel has m filters of its own: output `[oh, ow, c·m]`, with kernel `[kh, kw, c, m]` and
   * bias `[c·m]`. Image and geometry as in `convolve`.
   */
  depthwise(
    output: number,
    image: number,
    kernel: number,
    bias: number | undefined,
    shape: DepthwiseShape,
  ): void;
  /** The gradient of the depthwise kernel, `[kh, kw, c, m]`. */
  depthwiseFilterGradient(
    gradient: number,
    image: number,
    outputGradient: number,
    shape: DepthwiseShape,
  ): void;
  /** The gradient of the image `[h, w, c]` of a depthwise convolution, without its padding. */
  depthwiseInputGradient(
    imageGradient: number,
    outputGradient: number,
    kernel: number,
    shape: DepthwiseShape,
  ): void;
  /**
   * The kernel's gradient where the output's gradient is sparse: `values` `[count, out]` at `cells` `[count, out]`, and 0
   * elsewhere. A cell is row · ow + column, as a 32-bit integer. For one group without dilation of columns. `table` is
   * scratch for oh·ow integers.
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

  /** im2col: copies every window of image `[h, w, c]` into a row of `columns` `[oh·ow, kh·kw·depth]`. */
  unfold(columns: number, image: number, shape: WindowShape, group: ChannelGroup): void;
  /** col2im, the adjoint of `unfold`: adds every value of `columns` to its cell of the image. */
  fold(image: number, columns: number, shape: WindowShape, group: ChannelGroup): void;

  /** Max pooling of one image. `argmax` receives the cell of each maximum, row · w + column, as 32-bit integers. */
  maxPool(output: number, argmax: number, image: number, shape: WindowShape): void;
  /** Adds each output gradient to the cell of its maximum; the image's gradient is cleared first. */
  maxPoolBackward(imageGradient: number, outputGradient: number, argmax: number, shape: WindowShape): void;

  /** Sum pooling of one image, or with `mean` average pooling; padding is not counted. */
  averagePool(output: number, image: number, shape: WindowShape, mean: boolean): void;
  /** Adds to each cell the gradients of its windows; the image's gradient is cleared first. */
  averagePoolBackward(imageGradient: number, outputGradient: number, shape: WindowShape, mean: boolean): void;

  /**
   * For x `[rows, width]`, whose columns are the channels of an image: `to` `[2, width]` receives the mean of each column,
   * and its sum of squared deviations.
   */
  columnMoments(to: number, x: number, rows: number, width: number): void;
  /** to = (x − mean) · factor + shift, with `coefficients` `[3, width]` mean, factor and shift of each column. */
  normalizeColumns(to: number, x: number, rows: number, width: number, coefficients: number): void;
  /** `to` `[2, width]` receives Σ gradient and Σ gradient · (x − mean) of each column, with `mean` `[width]`. */
  normalizedGradientSums(
    to: number,
    gradient: number,
    x: number,
    rows: number,
    width: number,
    mean: number,
  ): void;
  /**
   * to = gradient · factor − (x − mean) · slope − shift, with `coefficients` `[4, width]` mean, factor, slope and shift of
   * each column.
   */
  normalizeColumnsBackward(
    to: number,
    gradient: number,
    x: number,
    rows: number,
    width: number,
    coefficients: number,
  ): void;

  /**
   * What dropout multiplies the values of one sample by: 0 with probability `rate`, else `factor`. The same key gives the
   * same mask.
   */
  dropoutMask(to: number, length: number, rate: number, factor: number, key: MaskKey): void;
  /** to = a · b, value by value */
  multiplyElements(to: number, a: number, b: number, length: number): void;
  /**
   * to = γ · x̂ + β for each row of x `[rows, width]`, with x̂ = (x − mean) / √(variance + epsilon) by the row's mean and
   * biased variance, and γ and β `[width]` where they are given.
   */
  normalizeRows(
    to: number,
    x: number,
    rows: number,
    width: number,
    epsilon: number,
    gamma: number | undefined,
    beta: number | undefined,
  ): void;
  /** The gradient of x, where `to` is given; adds Σ gradient · x̂ and Σ gradient of each column to `sums` `[2, width]`. */
  normalizeRowsBackward(
    to: number | undefined,
    sums: number,
    gradient: number,
    x: number,
    rows: number,
    width: number,
    epsilon: number,
    gamma: number | undefined,
  ): void;

  /** to = x, below 0 slope · x, for x `[rows, width]` and the slopes `[width]` of its columns. */
  prelu(to: number, x: number, slopes: number, rows: number, width: number): void;
  /** The gradient of x. */
  preluBackward(to: number, gradient: number, x: number, slopes: number, rows: number, width: number): void;
  /** Adds the gradients of the slopes to `to` `[width]`. */
  addSlopeGradient(to: number, gradient: number, x: number, rows: number, width: number): void;

  /** to = from · scale + offset */
  rescale(to: number, from: number, length: number, scale: number, offset: number): void;
  /** Replaces each x by its activation; `negativeSlope` is that of leakyRelu, default 0.2. */
  activate(name: ScalarActivationName, x: number, length: number, negativeSlope?: number): void;
  /**
   * Replaces each gradient of an activation's output by that of its input; 0 where the derivative is 0. `values` are the
   * outputs, of gelu the inputs.
   */
  activateBackward(
    name: ScalarActivationName,
    gradient: number,
    values: number,
    length: number,
    negativeSlope?: number,
  ): void;
  /** Replaces each row of x by its softmax. */
  softmax(x: number, rows: number, width: number): void;
  /** Replaces the gradient of each row of softmax's output y by that of its input. */
  softmaxBackward(gradient: number, y: number, rows: number, width: number): void;

  /** Limits each x to between −limit and limit. */
  clip(x: number, length: number, limit: number): void;
  /** Takes the share `decay` of each weight away. */
  decayWeights(weights: number, length: number, decay: number): void;
  /** Adds the slopes of l1 · Σ|w| + l2 · Σw² to the gradients; that of |w| at 0 is 0. */
  addPenaltyGradient(gradients: number, weights: number, length: number, l1: number, l2: number): void;
  /** l1 · Σ|w| + l2 · Σw² */
  penalty(weights: number, length: number, l1: number, l2: number): number;
  /** The sum of the squares of each row of x `[rows, width]` to `to` `[rows]`. */
  sumRowSquares(to: number, x: number, rows: number, width: number): void;
}

/** Identifies what is drawn for one sample in a training. */
export interface MaskKey {
  /** The seed of the model. */
  seed: number;
  /** The number of the training step, from 1. */
  step: number;
  /** The index of the sample in its batch. */
  sample: number;
  /** The index of the layer in the model. */
  layer: number;
}

/** Creates kernels over an arena of a given length, in floats. */
export type CreateKernels = (length: number) => Kernels;
