/** A learning rate that changes as training goes on. */
export interface Schedule {
  kind: string;
  options: Record<string, unknown>;
  /** The rate of a training step; the first step is 0, as in Keras. */
  rateAt(step: number): number;
}
