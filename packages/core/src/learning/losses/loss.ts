import type { RowLoss } from '../../reference/losses/rowLoss.js';
import type { Targets } from '../metrics/metric.js';

/**
 * A loss of one's own for `compile`, computed on the calling thread. Both functions are given copies of the numbers of one
 * sample: `yTrue` its target, one class number or as many numbers as the model has outputs, and `yPred` its outputs. An
 * error that one throws rejects `fit`, which then leaves the weights as they were before.
 */
export interface CustomLoss {
  /** The name in files and errors. */
  name: string;
  /** The loss of the sample; the loss of a batch is the mean over its samples. */
  value(yTrue: Float32Array, yPred: Float32Array): number;
  /** The derivative of `value` by each number of `yPred`. */
  gradient(yTrue: Float32Array, yPred: Float32Array): ArrayLike<number>;
  /** What a target is. Default `numbers in the output's shape`. */
  targets?: Targets;
}

/** A loss as plain data, from which it can be built again. */
export interface LossConfig {
  /** The name of the loss in `losses`, such as `huber`. */
  kind: string;
  options: Record<string, unknown>;
  /** A loss of the caller's own, which can not be sent to workers; in a file true in its place. */
  custom?: CustomLoss | true;
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
