import type { ArenaPlacement } from '../kernels/arenaPlacement.js';
import type { LayerGraph } from '../layers/layer.js';
import type { Loss } from '../learning/losses/loss.js';
import type { Metric } from '../learning/metrics/metric.js';
import type { Optimizer } from '../learning/optimizers/optimizer.js';

/** What a plan is for. */
export interface PlanRequest extends LayerGraph {
  /** The most samples in a batch. */
  capacity: number;
  seed: number;
  loss?: Loss;
  metrics?: readonly Metric[];
  /** Given for training. */
  optimizer?: Optimizer;
  /** Keeps the gradient of every layer's output, also where no parameter needs it. Default false. */
  everyGradient?: boolean;
  /** Default single-threaded. */
  placement?: ArenaPlacement;
}

/** Whether a plan has gradients. */
export function canTrain({ optimizer, everyGradient = false }: PlanRequest): boolean {
  return optimizer !== undefined || everyGradient;
}
