import { checkBytes } from '../arrays/check.js';
import type { Kernels } from '../kernels/kernels.js';
import { compilePlan, type PlanRequest } from './compilePlan.js';

/**
 * Refuses a model that would need too much memory, before anything is allocated and before workers start.
 *
 * @throws ArgumentError, which says the bytes
 */
export function checkMemory(request: Omit<PlanRequest, 'kernels'>): void {
  const measure = (length: number): Kernels => {
    checkBytes('model', 'the model', length * Float32Array.BYTES_PER_ELEMENT);
    return { memory: new Float32Array(0) } as Kernels;
  };
  compilePlan({ ...request, kernels: measure });
}
