import { selectKernels, type KernelOption } from '../kernels/selectKernels.js';
import { singleThreaded, type ArenaPlacement } from '../kernels/arenaPlacement.js';
import { layerFromConfig } from '../layers/registry.js';
import type { LayerConfig } from '../layers/layer.js';
import type { LossConfig } from '../learning/losses/loss.js';
import { getLoss } from '../learning/losses/registry.js';
import type { MetricConfig } from '../learning/metrics/metric.js';
import { getMetric } from '../learning/metrics/registry.js';
import { compilePlan, type Plan } from './compilePlan.js';
import { getOptimizer } from '../learning/optimizers/registry.js';
import type { OptimizerConfig } from '../learning/optimizers/optimizer.js';

/** What a model learns in training, and what it needs to go on from there. */
export interface TrainingState {
  /** All weights in one block, in the order of `listParameters`. */
  weights: Float32Array;
  /** What the optimizer remembers, in blocks like that of the weights. */
  slots: Float32Array[];
  /** Training steps done. */
  step: number;
  /** State of the generator that shuffles. */
  random: number[];
}

/** A model as plain data: all that a member of a team needs to build it. */
export interface ModelSpec {
  layers: LayerConfig[];
  inputShape: number[];
  seed: number;
  kernels: KernelOption;
  /** The most samples in a batch. */
  capacity: number;
  /** Absent where the model is only asked for predictions. */
  loss?: LossConfig;
  metrics: MetricConfig[];
  /** Absent where the model does not train. */
  optimizer?: OptimizerConfig;
  /** Keeps the gradient of every layer's output. Default false. */
  everyGradient?: boolean;
  state: TrainingState;
}

export async function buildPlan(setup: ModelSpec, place: ArenaPlacement = singleThreaded): Promise<Plan> {
  const plan = compilePlan({
    layers: setup.layers.map(layerFromConfig),
    inputShape: setup.inputShape,
    capacity: setup.capacity,
    seed: setup.seed,
    loss: setup.loss && getLoss('compile', setup.loss),
    metrics: setup.metrics.map((metric) => getMetric('compile', metric)),
    optimizer: setup.optimizer && getOptimizer('compile', setup.optimizer),
    everyGradient: setup.everyGradient,
    kernels: await selectKernels(setup.kernels, place),
    placement: place,
  });
  // In a shared arena the first member has done it.
  if (place.threadIndex === 0) loadState(plan, setup.state);
  return plan;
}

function loadState(plan: Plan, state: TrainingState): void {
  const { memory } = plan.kernels;
  memory.set(state.weights, plan.weights.start);
  plan.slots.forEach((slot, i) => {
    if (state.slots[i]) memory.set(state.slots[i], slot);
  });
}
