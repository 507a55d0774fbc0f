import type { RowLoss } from '../../reference/losses/rowLoss.js';
import type { Targets } from '../metrics/metric.js';

/** A loss as plain data, from which it can be built again. */
export interface LossConfig {
  /** The name of the loss in `losses`, such as `huber`. */
  kind: string;
  options: Record<string, unknown>;
}

/** A loss for `compile`: that of one sample is computed by `value`, that of a batch is their mean. */
export interface Loss extends LossConfig, RowLoss {
  targets: Targets;
  /** How many numbers one target has, for a model whose output has this shape. */
  targetWidth(outputShape: readonly number[]): number;
  /** Refuses targets that the loss can not be computed for; `targets` holds those of all samples in a row. */
  checkTargets(
    functionName: string,
    argument: string,
    targets: Float32Array,
    outputShape: readonly number[],
  ): void;
  /**
   * The activation of a last layer that the loss can be computed with as one, and the gradient before that activation:
   * simpler than through the activation, and never 0 because a probability was clipped.
   */
  fusedActivation?: { activation: string; gradient: RowLoss['gradient'] };
}
