import type { Kernels } from '../kernels/kernels.js';
import type { LayerPlan } from '../layers/layer.js';
import { fusedLossActivation } from './lossAndMetrics.js';
import { ArenaAllocator } from './arenaAllocator.js';
import { layOutMemory, type MemoryLayout } from './memoryLayout.js';
import { canTrain, type PlanRequest } from './planRequest.js';

/** A model's layout, its layers planned over it, and the length in floats of the arena that holds all of it. */
export interface Reservation {
  layout: MemoryLayout;
  layerPlans: readonly LayerPlan[];
  length: number;
}

/**
 * Plans a model before its arena is allocated.
 *
 * @param kernels the layers' kernels, called only when a plan runs
 */
export function reserveMemory(request: PlanRequest, kernels: () => Kernels): Reservation {
  const { layers, seed, capacity, placement } = request;
  const arena = new ArenaAllocator(capacity, placement);
  const layout = layOutMemory(request, arena);
  const isFused = fusedLossActivation(request) !== undefined;
  const layerPlans = layers.map((layer, index) =>
    layer.plan({
      ...layout.layers[index],
      kernels,
      index,
      seed,
      training: canTrain(request),
      lossFusesActivation: isFused && index === layers.length - 1,
      perSample: (width) => arena.perSample(width),
      scratch: (length) => arena.scratch(length),
    }),
  );
  return { layout, layerPlans, length: arena.length };
}
