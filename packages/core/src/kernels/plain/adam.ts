import type { AdamSettings } from '../optimizerKernels.js';
import { updateMoment } from './moments.js';

/** The formula is in learning/optimizers/adam.ts, the same in SIMD in assembly/adam.ts. */
export function adam(
  memory: Float32Array,
  weights: number,
  gradients: number,
  m: number,
  v: number,
  length: number,
  { rate, beta1, beta2, epsilon, decay }: AdamSettings,
): void {
  for (let i = 0; i < length; i++) {
    const gradient = memory[gradients + i];
    const mean = updateMoment(memory[m + i], gradient, 1 - beta1);
    const square = updateMoment(memory[v + i], gradient * gradient, 1 - beta2);
    memory[m + i] = mean;
    memory[v + i] = square;
    memory[weights + i] -= decay * memory[weights + i] + (rate * mean) / (Math.sqrt(square) + epsilon);
  }
}
