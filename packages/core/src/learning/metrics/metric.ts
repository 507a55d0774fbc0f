/** What rebuilds a metric: its kind, and options as plain data. */
export interface MetricConfig {
  kind: string;
  options: Record<string, unknown>;
}

/** What a target is: the number of a class, or as many numbers as the output has. */
export type Targets = 'class numbers' | "numbers in the output's shape";

/** A figure of merit, computed from sums over samples. */
export interface Metric extends MetricConfig {
  /** What it judges by, which must be what the loss takes: class numbers, or numbers in the output's shape. */
  targets: Targets;
  /** How many numbers of each sample are added up. Default 1. */
  sums?: number;
  /** Writes a sample's numbers to `to`, from its `width` predictions and its target. */
  add(memory: Float32Array, to: number, prediction: number, width: number, target: number): void;
  /** The figure, from the sums over `count` samples. Default the mean of the first. */
  result?(sums: readonly number[], count: number): number;
}
