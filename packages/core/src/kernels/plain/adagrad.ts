import type { AdagradSettings } from '../optimizerKernels.js';

/** The formula is in learning/optimizers/adagrad.ts, the same in SIMD in assembly/adagrad.ts. */
export function adagrad(
  memory: Float32Array,
  weights: number,
  gradients: number,
  sum: number,
  length: number,
  { learningRate, epsilon }: AdagradSettings,
): void {
  for (let i = 0; i < length; i++) {
    const gradient = memory[gradients + i];
    memory[sum + i] += gradient * gradient;
    memory[weights + i] -= (learningRate * gradient) / Math.sqrt(memory[sum + i] + epsilon);
  }
}
