import type { MomentSettings } from '../optimizerKernels.js';
import { flushMoment, updateMoment } from './moments.js';

/** The formula is in learning/optimizers/adamax.ts, the same in SIMD in assembly/adamax.ts. */
export function adamax(
  memory: Float32Array,
  weights: number,
  gradients: number,
  m: number,
  u: number,
  length: number,
  { rate, beta1, beta2, epsilon }: MomentSettings,
): void {
  for (let i = 0; i < length; i++) {
    const gradient = memory[gradients + i];
    const mean = updateMoment(memory[m + i], gradient, 1 - beta1);
    const maximum = flushMoment(Math.max(beta2 * memory[u + i], Math.abs(gradient)));
    memory[m + i] = mean;
    memory[u + i] = maximum;
    memory[weights + i] -= (rate * mean) / (maximum + epsilon);
  }
}
