import type { NumbersValue } from '../values/numbers.js';

/** Numbers as a model gives them: an NdView or an ndarray. */
export type ModelNumbers = Extract<NumbersValue, { data: ArrayLike<number> }>;

/** What the elements need of a layer of a model. */
export interface LayerLike {
  /** As `layers` of core names it, such as `conv2d`. */
  readonly kind: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly activation?: string;
}

/**
 * What the elements need of a live model. Core's `Sequential` is one; named by its shape, so that the elements
 * carry nothing of the trainer.
 */
export interface ModelLike {
  readonly layers: readonly LayerLike[];
  /** Of one sample, `[h, w, c]` for images. */
  readonly inputShape: readonly number[];
  readonly outputShape: readonly number[];
  readonly classNames?: readonly string[];
  summary(): {
    rows: readonly { name: string; kind: string; outputShape: readonly number[]; parameters: number }[];
    parameters: number;
  };
  /** The values behind every layer for x `[n, …inputShape]`, `[n, …outputShape]` each. */
  layerOutputs(x: NumbersValue): Promise<readonly ModelNumbers[]>;
  layerGradients(x: NumbersValue, y: NumbersValue): Promise<readonly ModelNumbers[]>;
  /** All weights in Keras' order: kernel, bias, kernel, bias, … */
  getWeights(): Promise<readonly ModelNumbers[]>;
  predict(x: NumbersValue): Promise<ModelNumbers>;
}
