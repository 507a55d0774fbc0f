import type { Kernels } from '../kernels/kernels.js';
import type { Generator } from '../learning/random/generator.js';

/** The shape of one sample, without the batch: `[h, w, c]` or `[units]`. */
export type Shape = readonly number[];

/** What rebuilds a layer: its kind, and options as plain data. */
export interface LayerConfig {
  kind: string;
  options: Record<string, unknown>;
}

/** Rows of equal width in the arena, one a sample of the batch (or one a row of a parameter). */
export interface RowBlock {
  start: number;
  width: number;
}

/** A gradient that is 0 but at the winners of a max pooling. */
export interface SparseGradient {
  /** The pooling's output and its gradient, `[n, ph, pw, c]`. */
  values: RowBlock;
  gradient: RowBlock;
  /** The cell that each value comes from, row · width + column, as whole numbers. */
  cells: RowBlock;
}

export interface Parameter {
  name: string;
  shape: number[];
  /**
   * The gradient is computed, and the parameter updated, row by row, so that workers can share the rows. A row
   * is the part of a kernel that one input feeds, or a single value.
   */
  rowWidth: number;
  initialize(weights: Float32Array, random: Generator): void;
  /** False for what the layer itself keeps up to date, such as moving means. Default true. */
  trainable?: boolean;
}

/** What a layer has to work with when a model is compiled into a plan. Places are counted in the arena. */
export interface LayerContext {
  kernels: () => Kernels;
  /** The layer's place in the model. */
  index: number;
  seed: number;
  inputShape: Shape;
  outputShape: Shape;
  /** `[n, …inputShape]` and its gradient; a gradient that nobody needs is undefined. */
  input: RowBlock;
  inputGradient?: RowBlock;
  /** `[n, …outputShape]` and its gradient. */
  output: RowBlock;
  outputGradient?: RowBlock;
  /** What to take in place of the output's gradient: the next layer is a max pooling that leaves it scattered. */
  sparseGradient?: SparseGradient;
  /** Where a max pooling keeps its winners' cells, if it shall leave its input's gradient scattered. */
  argmaxCells?: RowBlock;
  /** Where each parameter and its gradient begin. */
  parameters: readonly number[];
  parameterGradients: readonly number[];
  /** Whether the plan can train; where it can not there are no gradients. */
  training: boolean;
  /** The loss gives the gradient before this layer's activation already. */
  lossFusesActivation: boolean;
  /** Reserves `width` floats for each sample of the batch. */
  perSample(width: number): RowBlock;
  /** Reserves floats used within one call. */
  scratch(length: number): number;
}

/** A layer inside a plan. */
export interface LayerPlan {
  /** Computes the output of the samples from … to−1. */
  forward(from: number, to: number, pass: Pass): void;
  /** Computes the input gradient of the samples, and each sample's share of the parameter gradients if kept apart. */
  backward?(from: number, to: number, pass: Pass): void;
  /** What forward and backward must know of the whole batch, in training. */
  statistics?: { forward: BatchStatistics; backward: BatchStatistics };
  /** What a member must know of all samples before it can compute parameter gradients. */
  shared?: readonly RowBlock[];
  /** Computes the gradient of rows from … to−1 of a parameter, over the n samples of a batch. */
  parameterGradient?(parameter: number, n: number, from: number, to: number): void;
  /** Brings rows of a parameter that is not trainable up to date. */
  updateMovingStatistics?(parameter: number, n: number, from: number, to: number): void;
}

/** Figures of each sample, from which every member can then work out those of the batch. */
export interface BatchStatistics {
  compute(from: number, to: number, pass: Pass): void;
  shared: readonly RowBlock[];
}

/** Which pass through the model this is. */
export interface Pass {
  training: boolean;
  /** The number of the training step, from 1. */
  step: number;
  /** Samples in the batch. */
  n: number;
}

/** One layer of a model: what it makes of shapes, what it learns, and how it computes. */
export interface Layer extends LayerConfig {
  /** The shape of one sample, where the layer is the first. */
  inputShape?: number[];
  /** The shape of one sample of output. Throws ArgumentError where the layer can not take the input. */
  outputShape(inputShape: Shape): number[];
  /** Its weights in Keras' order, none yet allocated. */
  parameters(inputShape: Shape): Parameter[];
  /** Only gives the same numbers another shape. */
  reshapes?: boolean;
  /** The activation at the layer's end. */
  activation?: string;
  /** Whether the layer can take its output's gradient scattered, where it needs none for its input. */
  acceptsSparseGradient?: boolean;
  /** Whether the layer is a max pooling, which can leave its input's gradient scattered. */
  producesSparseGradient?: boolean;
  /** The layer at work within a compiled model. */
  plan(context: LayerContext): LayerPlan;
}
