import type { NumbersValue } from '../values/numbers.js';

/** Numbers as a model gives them: an NdView or an ndarray. */
export type ModelNumbers = Extract<NumbersValue, { data: ArrayLike<number> }>;

/** Numbers as the elements give them to a model. */
export interface ModelInput {
  data: Float32Array | Float64Array;
  shape: readonly number[];
}

/** What the elements use of a layer. */
export interface LayerLike {
  /** The name in `layers` of core, such as `conv2d`. */
  readonly kind: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly activation?: string;
}

/**
 * What the elements use of a live model, which core's `Sequential` has. They do not import its type, so that their
 * declarations need nothing of the trainer.
 */
export interface ModelLike {
  readonly layers: readonly LayerLike[];
  /** For each layer what it takes: 0 is the input, i + 1 the output of layer i. Absent where each takes that of the one before. */
  readonly layerInputs?: readonly (readonly number[])[];
  /** Of one sample, `[h, w, c]` for images. */
  readonly inputShape: readonly number[];
  readonly outputShape: readonly number[];
  readonly classNames?: readonly string[];
  summary(): {
    rows: readonly { name: string; kind: string; outputShape: readonly number[]; parameters: number }[];
    parameters: number;
  };
  /** The output of every layer for x `[n, …inputShape]`, each `[n, …outputShape]`. */
  layerOutputs(x: ModelInput): Promise<readonly ModelNumbers[]>;
  layerGradients(x: ModelInput, y: ModelInput): Promise<readonly ModelNumbers[]>;
  /** All weights in Keras' order: kernel, bias, kernel, bias, … */
  getWeights(): Promise<readonly ModelNumbers[]>;
  predict(x: ModelInput): Promise<ModelNumbers>;
}
