// What a layer is, and what it is given and gives when a model is compiled into a plan. Letters: n samples in a
// batch; h rows, w columns and c channels of an image. Offsets are counted in floats from the arena's beginning.
import type { Kernels } from '../kernels/kernels.js';
import type { RandomGenerator } from '../learning/random/generator.js';
import type { Regularizer } from '../learning/regularizers/regularizer.js';

/** The shape of one sample, without the batch: `[h, w, c]` or `[units]`. */
export type Shape = readonly number[];

/** A layer as plain data, from which it can be built again. */
export interface LayerConfig {
  /** The name of the layer in `layers`, such as `conv2d`. */
  kind: string;
  options: Record<string, unknown>;
}

/** Layers in topological order, and what each takes: the layers of a model, from its one input to its one output. */
export interface LayerGraph {
  layers: readonly Layer[];
  /** The shape of one sample of the model's input. */
  inputShape: Shape;
  /** Default: each layer takes the output of the one before. */
  layerInputs?: LayerInputs;
}

/**
 * For each layer the indices of the values that it takes: 0 is the model's input, i + 1 the output of layer i. The output
 * of the last layer is the model's, and all others are taken at least once.
 */
export type LayerInputs = readonly (readonly number[])[];

/** A value within a model that is being built: its input, or the output of a layer. Made by `input` and `apply`. */
export interface LayerNode {
  /** The shape of one sample. */
  readonly shape: Shape;
  /** The layer whose output it is; undefined for a model's input. */
  readonly layer?: Layer;
  /** What that layer takes. */
  readonly inputs: readonly LayerNode[];
}

/** The options that every layer has. */
export interface LayerOptions {
  /** The layer's name, of which a model has only one. Default its kind in snake case, numbered from the second on. */
  name?: string;
  /**
   * Whether training changes the layer's parameters. A batch normalization that is not trainable normalizes by its moving
   * mean and variance, in training too. Default true.
   */
  trainable?: boolean;
  /** The shape of one sample of input, required on the first layer of a model. */
  inputShape?: Shape;
}

/** One layer of a model: what it makes of shapes, what it learns, and how it computes. */
export interface Layer extends LayerConfig {
  /** The option. */
  name?: string;
  /** The option; left out where it is true. */
  trainable?: boolean;
  /** The shape of one sample of input; the first layer of a model must have it. */
  inputShape?: number[];
  /**
   * The shape of one sample of output, from that of the input, or of each input of a layer that merges. Throws
   * ArgumentError where the layer can not take them.
   */
  outputShape(...inputShapes: Shape[]): number[];
  /** The layer's parameters in Keras' order, not yet allocated. */
  parameters(inputShape: Shape): Parameter[];
  /**
   * The output of the layer for a value of a model that `model` then makes. A model has each layer once.
   *
   * @param inputs a value that `input` or `apply` gave; for `add` and `concatenate` a list of them
   * @throws ArgumentError where the layer can not take them
   */
  apply(inputs: LayerNode | readonly LayerNode[]): LayerNode;
  /** True where the layer takes a list of inputs. Others take one. */
  merges?: boolean;
  /** True where the layer only gives the same numbers another shape; its plan then computes nothing. */
  reshapes?: boolean;
  /** Whether the plan can replace its output's gradient by its input's where both are one block. */
  changesGradientInPlace?: boolean;
  /** The activation that the layer ends with. */
  activation?: string;
  /** Whether the layer can take its output's gradient as a `SparseGradient`, where it needs none for its input. */
  acceptsSparseGradient?: boolean;
  /** Whether the layer is a max pooling, which can leave its input's gradient as a `SparseGradient`. */
  producesSparseGradient?: boolean;
  /** The layer within a compiled model. */
  plan(context: LayerContext): LayerPlan;
}

/** An array that a layer keeps and that training, or the layer itself, updates. */
export interface Parameter {
  /** Keras' name in camelCase: `kernel`, `bias`, `gamma`, `beta`, `movingMean`, `movingVariance`. */
  name: string;
  shape: number[];
  /**
   * The gradient is computed, and the parameter updated, row by row, so that workers can share the rows. A row
   * is the part of a kernel that one input feeds, or a single value.
   */
  rowWidth: number;
  initialize(weights: Float32Array, random: RandomGenerator): void;
  /** False for what the layer itself updates, such as moving means. Default true. */
  trainable?: boolean;
  /** What the parameter adds to the loss. Default nothing. */
  regularizer?: Regularizer;
}

/** Rows of equal width in the arena, one per sample of the batch: `[n, width]`. */
export interface RowBlock {
  start: number;
  width: number;
}

/** The gradient of a layer's output that is 0 except at the argmax cells of the max pooling after it. */
export interface SparseGradient {
  /** The pooling's output, `[n, ph, pw, c]`. */
  values: RowBlock;
  /** The gradient of the pooling's output, in the same shape. */
  gradient: RowBlock;
  /** The cell that each value comes from, row · w + column, as 32-bit integers in the same shape. */
  cells: RowBlock;
}

/** What a layer works with when a model is compiled into a plan. */
export interface LayerContext {
  /** The kernels; available only after all layers are planned. */
  kernels: () => Kernels;
  /** The layer's index in the model. */
  index: number;
  /** The model's. */
  seed: number;
  inputShape: Shape;
  outputShape: Shape;
  /** `[n, …inputShape]` */
  input: RowBlock;
  /** The gradient of the input; undefined where no layer before needs it. */
  inputGradient?: RowBlock;
  /** The same of all inputs, of which those above are the first. */
  inputs: readonly LayerInput[];
  /** `[n, …outputShape]` */
  output: RowBlock;
  /** The gradient of the output; undefined where it is not needed, or given as `sparseGradient`. */
  outputGradient?: RowBlock;
  /** Replaces `outputGradient` where the next layer is a max pooling that leaves its input's gradient sparse. */
  sparseGradient?: SparseGradient;
  /** For a max pooling that leaves its input's gradient sparse: the `cells` of that gradient. */
  argmaxCells?: RowBlock;
  /** The offset of each parameter, and that of its gradient. */
  parameters: readonly number[];
  parameterGradients: readonly number[];
  /** Whether the plan can train; where it can not, there are no gradients. */
  training: boolean;
  /** True where `outputGradient` is the gradient before this layer's activation: loss and activation are fused. */
  lossFusesActivation: boolean;
  /** Reserves `width` floats for each sample of the batch. */
  perSample(width: number): RowBlock;
  /** Reserves floats that are used within one call, for each thread its own; returns their offset. */
  scratch(length: number): number;
}

/** An input of a layer, in the arena. */
export interface LayerInput {
  shape: Shape;
  /** `[n, …shape]` */
  values: RowBlock;
  /** Their gradient; undefined where no layer before needs it. */
  gradient?: RowBlock;
}

/** A layer inside a plan. */
export interface LayerPlan {
  /** Computes the output of the samples from … to−1. */
  forward(from: number, to: number, pass: Pass): void;
  /** Computes the input gradient of the samples from … to−1, and the parts of parameter gradients kept per sample. */
  backward?(from: number, to: number, pass: Pass): void;
  /** Replace forward and backward in training where workers share an arena. */
  products?: { forward: BatchProduct; backward?: BatchProduct };
  /** What forward and backward need of the whole batch, in training. */
  statistics?: { forward: BatchStatistics; backward: BatchStatistics };
  /** The rows of all samples that a worker needs before it can compute parameter gradients. */
  shared?: readonly RowBlock[];
  /**
   * Computes the gradient of the rows from … to−1 of a parameter, over the n samples of a batch.
   *
   * @param parameter its index in the layer
   */
  parameterGradient?(parameter: number, n: number, from: number, to: number): void;
  /** Updates the rows from … to−1 of a parameter that is not trainable, from the n samples of a batch. */
  updateMovingStatistics?(parameter: number, n: number, from: number, to: number): void;
}

/**
 * A matrix product of the whole batch, of which workers that share an arena compute columns: each then reads a part of
 * the weights for all samples, where by samples each would read all weights.
 */
export interface BatchProduct {
  /** Columns of the product. */
  columns: number;
  /** Columns to compute in one call. */
  pieceSize: number;
  /** Computes what the product needs of the samples from … to−1. */
  before?(from: number, to: number, pass: Pass): void;
  /** Computes the columns from … to−1 for all samples of the batch. */
  compute(from: number, to: number, pass: Pass): void;
  /** Completes the samples from … to−1. */
  after?(from: number, to: number, pass: Pass): void;
}

/** Numbers per sample, from which every worker computes those of the whole batch. */
export interface BatchStatistics {
  /** Computes the numbers of the samples from … to−1. */
  compute(from: number, to: number, pass: Pass): void;
  /** The rows that hold them, of which a worker then needs those of all samples. */
  shared: readonly RowBlock[];
}

/** One pass of a batch through the model. */
export interface Pass {
  training: boolean;
  /** The number of the training step, from 1. */
  step: number;
  /** Samples in the batch. */
  n: number;
}
