import type { LionSettings } from '../optimizerKernels.js';
import { flushMoment } from './moments.js';

/** The formula is in learning/optimizers/lion.ts, the same in SIMD in assembly/lion.ts. */
export function lion(
  memory: Float32Array,
  weights: number,
  gradients: number,
  m: number,
  length: number,
  { learningRate, beta1, beta2 }: LionSettings,
): void {
  for (let i = 0; i < length; i++) {
    const gradient = memory[gradients + i];
    memory[weights + i] -= learningRate * Math.sign(beta1 * memory[m + i] + (1 - beta1) * gradient);
    memory[m + i] = flushMoment(beta2 * memory[m + i] + (1 - beta2) * gradient);
  }
}
