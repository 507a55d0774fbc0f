/** A learning rate that changes during training. */
export interface Schedule {
  /** The name of the schedule in `optimizers.schedules`, such as `cosineDecay`. */
  kind: string;
  options: Record<string, unknown>;
  /** The rate of a training step; the first step is 0, as in Keras. */
  rateAt(step: number): number;
}
