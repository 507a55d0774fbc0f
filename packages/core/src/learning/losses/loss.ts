import type { Targets } from '../metrics/metric.js';
import type { RowLoss } from '../../reference/losses/rowLoss.js';

/** What rebuilds a loss: its kind, and options as plain data. */
export interface LossConfig {
  kind: string;
  options: Record<string, unknown>;
}

/** A loss as training uses it, over the samples of a batch. */
export interface Loss extends LossConfig, RowLoss {
  targets: Targets;
  /** Numbers of one target, for a model whose output has this shape. */
  targetWidth(outputShape: readonly number[]): number;
  /** Refuses targets that the loss can not be computed for, one sample's behind the other's. */
  checkTargets(
    functionName: string,
    argument: string,
    targets: Float32Array,
    outputShape: readonly number[],
  ): void;
  /**
   * The gradient before an activation of the last layer, simpler than by way of the activation, and never
   * vanishing by clipping.
   */
  fusedActivation?: { activation: string; gradient: RowLoss['gradient'] };
}
