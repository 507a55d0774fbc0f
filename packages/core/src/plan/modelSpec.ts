import { singleThreaded, type ArenaPlacement } from '../kernels/arenaPlacement.js';
import { selectKernels, type KernelBackend } from '../kernels/selectKernels.js';
import type { LayerConfig, LayerInputs } from '../layers/layer.js';
import { layerFromConfig } from '../layers/registry.js';
import type { LossConfig } from '../learning/losses/loss.js';
import { getLoss } from '../learning/losses/registry.js';
import type { MetricConfig } from '../learning/metrics/metric.js';
import { getMetric } from '../learning/metrics/registry.js';
import type { OptimizerConfig } from '../learning/optimizers/optimizer.js';
import { getOptimizer } from '../learning/optimizers/registry.js';
import { compilePlan, type Plan } from './compilePlan.js';

/** What training changes, and what it needs to continue from there. */
export interface TrainingState {
  /** All weights in one block, in the order of `listParameters`. */
  weights: Float32Array;
  /** The optimizer's slots, each a block of the same length. */
  slots: Float32Array[];
  /** Training steps done. */
  step: number;
  /** The state of the generator that shuffles. */
  random: number[];
}

/** A model as plain data: all that a worker needs to build it. */
export interface ModelSpec {
  layers: LayerConfig[];
  inputShape: number[];
  /** Absent where each layer takes the output of the one before. */
  layerInputs?: LayerInputs;
  seed: number;
  kernels: KernelBackend;
  /** The most samples in a batch. */
  capacity: number;
  /** Absent where the model only predicts. */
  loss?: LossConfig;
  metrics: MetricConfig[];
  /** Absent where the model does not train. */
  optimizer?: OptimizerConfig;
  /** Keeps the gradient of every layer's output. Default false. */
  everyGradient?: boolean;
  state: TrainingState;
}

/** Compiles a model into a plan with its weights and slots in the arena. */
export async function buildPlan(spec: ModelSpec, placement: ArenaPlacement = singleThreaded): Promise<Plan> {
  const { inputShape, layerInputs, capacity, seed, everyGradient } = spec;
  const loss = spec.loss && getLoss('compile', spec.loss);
  const request = {
    layers: spec.layers.map(layerFromConfig),
    inputShape,
    layerInputs,
    capacity,
    seed,
    loss,
    metrics: loss ? spec.metrics.map((metric) => getMetric('compile', metric, loss.targets)) : [],
    optimizer: spec.optimizer && getOptimizer('compile', spec.optimizer),
    everyGradient,
    placement,
  };
  const plan = compilePlan(request, await selectKernels(spec.kernels, placement));
  // In a shared arena the first thread loads the state for all.
  if (placement.threadIndex === 0) loadState(plan, spec.state);
  return plan;
}

function loadState(plan: Plan, state: TrainingState): void {
  const { memory } = plan.kernels;
  memory.set(state.weights, plan.weights.start);
  plan.slots.forEach((slot, i) => {
    if (state.slots[i]) memory.set(state.slots[i], slot);
  });
}
