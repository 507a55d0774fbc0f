import type { NadamSettings } from '../optimizerKernels.js';
import { updateMoment } from './moments.js';

/** The formula is in learning/optimizers/nadam.ts, the same in SIMD in assembly/nadam.ts. */
export function nadam(
  memory: Float32Array,
  weights: number,
  gradients: number,
  m: number,
  v: number,
  length: number,
  { learningRate, beta1, beta2, epsilon, meanFactor, gradientFactor, correction }: NadamSettings,
): void {
  for (let i = 0; i < length; i++) {
    const gradient = memory[gradients + i];
    const mean = updateMoment(memory[m + i], gradient, 1 - beta1);
    const square = updateMoment(memory[v + i], gradient * gradient, 1 - beta2);
    memory[m + i] = mean;
    memory[v + i] = square;
    const direction = meanFactor * mean + gradientFactor * gradient;
    memory[weights + i] -= (learningRate * direction) / (Math.sqrt(square / correction) + epsilon);
  }
}
