import { StateError } from '../arrays/errors.js';
import type { Kernels } from './kernels.js';
import { singleThreaded, type ArenaPlacement } from './arenaPlacement.js';
import { plainKernels } from './plain/index.js';
import { compileSimd, simdKernels } from './simd/index.js';

/** `auto` takes SIMD where it runs, else plain. */
export type KernelOption = 'auto' | 'plain' | 'simd';

export const kernelOptions: readonly KernelOption[] = ['auto', 'plain', 'simd'];

/** Makes kernels over an arena of a given length. */
export type MakeKernels = (length: number) => Kernels;

/** @throws StateError where SIMD is asked for and does not run */
export async function selectKernels(
  choice: KernelOption,
  place: ArenaPlacement = singleThreaded,
): Promise<MakeKernels> {
  const plain: MakeKernels = (length) => plainKernels(length, place);
  if (choice === 'plain') return plain;
  const module = await compileSimd(place.shared);
  if (module) return (length) => simdKernels(module, length, place);
  if (choice === 'simd') throw new StateError('sequential: SIMD kernels do not run here; use auto or plain.');
  return plain;
}
