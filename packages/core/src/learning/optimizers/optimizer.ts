import type { Kernels } from '../../kernels/kernels.js';

/** An optimizer as plain data, from which it can be built again. */
export interface OptimizerConfig {
  /** The name of the optimizer in `optimizers`, such as `adam`. */
  kind: string;
  options: Record<string, unknown>;
}

/** An optimizer for `compile`: how weights are updated from gradients. */
export interface Optimizer extends OptimizerConfig {
  /** How many slots it has: arrays as long as the weights, such as momenta. */
  slots: number;
  /** The slots that are never negative, such as mean squares, by their index. Default none. */
  nonNegativeSlots?: readonly number[];
  /** The value of the slots before the first step. Default 0. */
  initialSlotValue?: number;
  /** The largest norm of the gradient of each parameter; larger ones are scaled down before `update`. */
  clipNorm?: number;
  /** The largest norm of the gradients of all parameters together; larger ones are scaled down before `update`. */
  globalClipNorm?: number;
  /**
   * Updates `length` weights, and may change their gradients. All offsets are counted in floats from the arena's
   * beginning.
   *
   * @param slots the offset of each slot's part for these weights
   * @param step the number of the training step, from 1
   */
  update(
    kernels: Kernels,
    weights: number,
    gradients: number,
    slots: readonly number[],
    length: number,
    step: number,
  ): void;
}

/** Whether an optimizer needs the norms of gradients before it can update. */
export function limitsNorms(optimizer: Optimizer | undefined): boolean {
  return optimizer?.clipNorm !== undefined || optimizer?.globalClipNorm !== undefined;
}
