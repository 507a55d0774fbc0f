import { checkBytes } from '../arrays/check.js';
import type { PlanRequest } from './planRequest.js';
import { reserveMemory } from './reserveMemory.js';

/**
 * Refuses a model that would need too much memory, before anything is allocated and before workers start.
 *
 * @throws ArgumentError, which says how many bytes
 */
export function checkMemory(request: PlanRequest): void {
  const { length } = reserveMemory(request, () => {
    throw new Error('A plan that is only measured has no kernels.');
  });
  checkBytes('model', 'the model', length * Float32Array.BYTES_PER_ELEMENT);
}
