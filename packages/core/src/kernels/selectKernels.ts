import { StateError } from '../arrays/errors.js';
import type { CreateKernels } from './kernels.js';
import { singleThreaded, type ArenaPlacement } from './arenaPlacement.js';
import { plainKernels } from './plain/index.js';
import { simdKernels } from './simd/index.js';

/** `auto` is SIMD where it runs, else plain. */
export type KernelBackend = 'auto' | 'plain' | 'simd';

export const kernelBackends: readonly KernelBackend[] = ['auto', 'plain', 'simd'];

/** @throws StateError where `simd` is requested and does not run */
export async function selectKernels(
  option: KernelBackend,
  placement: ArenaPlacement = singleThreaded,
): Promise<CreateKernels> {
  const plain: CreateKernels = (length) => plainKernels(length, placement);
  if (option === 'plain') return plain;
  const simd = await simdKernels(placement);
  if (!simd && option === 'simd')
    throw new StateError('sequential: SIMD kernels do not run here; use auto or plain.');
  return simd ?? plain;
}
