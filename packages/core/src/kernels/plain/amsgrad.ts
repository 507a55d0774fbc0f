import type { MomentSettings } from '../optimizerKernels.js';
import { updateMoment } from './moments.js';

/** Adam with the option `amsgrad`: learning/optimizers/adam.ts. The same in SIMD in assembly/amsgrad.ts. */
export function amsgrad(
  memory: Float32Array,
  weights: number,
  gradients: number,
  m: number,
  v: number,
  maxV: number,
  length: number,
  { rate, beta1, beta2, epsilon }: MomentSettings,
): void {
  for (let i = 0; i < length; i++) {
    const gradient = memory[gradients + i];
    const mean = updateMoment(memory[m + i], gradient, 1 - beta1);
    const square = updateMoment(memory[v + i], gradient * gradient, 1 - beta2);
    const maxSquare = Math.max(memory[maxV + i], square);
    memory[m + i] = mean;
    memory[v + i] = square;
    memory[maxV + i] = maxSquare;
    memory[weights + i] -= (rate * mean) / (Math.sqrt(maxSquare) + epsilon);
  }
}
