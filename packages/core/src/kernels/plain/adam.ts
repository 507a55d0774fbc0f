import type { AdamSettings } from '../kernels.js';
import { flushMoment } from './flushMoment.js';

/** The formula is in learning/optimizers/adam.ts, the same in SIMD in assembly/adam.ts. */
export function adam(
  memory: Float32Array,
  weights: number,
  gradients: number,
  m: number,
  v: number,
  length: number,
  { learningRate, beta1, beta2, epsilon, weightDecay, step }: AdamSettings,
): void {
  const rate = (learningRate * Math.sqrt(1 - beta2 ** step)) / (1 - beta1 ** step);
  const decay = learningRate * weightDecay;
  for (let i = 0; i < length; i++) {
    const gradient = memory[gradients + i];
    const mean = flushMoment(memory[m + i] + (gradient - memory[m + i]) * (1 - beta1));
    const square = flushMoment(memory[v + i] + (gradient * gradient - memory[v + i]) * (1 - beta2));
    memory[m + i] = mean;
    memory[v + i] = square;
    memory[weights + i] -= decay * memory[weights + i] + (rate * mean) / (Math.sqrt(square) + epsilon);
  }
}
