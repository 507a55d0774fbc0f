import { nodeModule } from '../../platform/node.js';

/** With more, workers wait for each other longer than they compute. */
const maxDefaultWorkers = 4;

/** The most workers that may be requested. */
export const maxWorkers = 64;

/** The number of workers where none is requested: one per core, at most 4. */
export function defaultWorkerCount(): number {
  const cores =
    nodeModule('node:os')?.availableParallelism() ?? globalThis.navigator?.hardwareConcurrency ?? 1;
  return Math.min(cores, maxDefaultWorkers);
}
