/**
 * A metric of one's own for `compile`, computed on the calling thread and logged under the function's name: the number of
 * one sample, whose mean over the samples is the metric. `yTrue` is a copy of its target, one class number or as many
 * numbers as the model has outputs, and `yPred` of its outputs.
 */
export type MetricFunction = (yTrue: Float32Array, yPred: Float32Array) => number;

/** A metric as plain data, from which it can be built again. */
export interface MetricConfig {
  /** The name of the metric in `metrics`, such as `precision`. */
  kind: string;
  options: Record<string, unknown>;
  /** A metric of the caller's own, which can not be sent to workers; in a file true in its place. */
  custom?: MetricFunction | true;
}

/** What a target is: the number of a class, or as many numbers as the output has. */
export type Targets = 'class numbers' | "numbers in the output's shape";

/** A metric for `compile`, computed from sums over samples. */
export interface Metric extends MetricConfig {
  /** The targets that it compares outputs with, which must be those of the loss. */
  targets: Targets;
  /** How many numbers of each sample, which has `width` outputs, are added up. Default 1. */
  sums?(width: number): number;
  /**
   * Writes a sample's numbers to `memory[to]` and after, from its `width` outputs at `prediction` and its target at
   * `target`.
   */
  add(memory: Float32Array, to: number, prediction: number, width: number, target: number): void;
  /** The metric, from the sums over `count` samples. Default the mean of the first. */
  result?(sums: readonly number[], count: number): number;
}

/** How many numbers of each sample a metric adds up. */
export function countSums({ sums }: Metric, width: number): number {
  return sums ? sums(width) : 1;
}
