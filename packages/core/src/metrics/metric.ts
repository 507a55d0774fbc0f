/** A figure of merit: the mean of a value per sample. */
export interface Metric {
  readonly kind: string;
  /** The value of one sample, from its `width` predictions and its target. */
  value(memory: Float32Array, prediction: number, width: number, target: number): number;
}
