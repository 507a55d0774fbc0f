import type { Kernels } from '../../kernels/kernels.js';

/** What rebuilds an optimizer: its kind, and options as plain data. */
export interface OptimizerConfig {
  kind: string;
  options: Record<string, unknown>;
}

/** How weights follow from gradients. */
export interface Optimizer extends OptimizerConfig {
  /** How many numbers it remembers for each weight. */
  slots: number;
  /** What they are before the first step. Default 0. */
  initialSlotValue?: number;
  /** Moves `length` weights against their gradients; all places are counted in the arena. The first step is 1. */
  update(
    kernels: Kernels,
    weights: number,
    gradients: number,
    slots: readonly number[],
    length: number,
    step: number,
  ): void;
}
