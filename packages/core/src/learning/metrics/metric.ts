/** A metric as plain data, from which it can be built again. */
export interface MetricConfig {
  /** The name of the metric in `metrics`, such as `precision`. */
  kind: string;
  options: Record<string, unknown>;
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
