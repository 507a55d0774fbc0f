import type { RmspropSettings } from '../optimizerKernels.js';
import { flushMoment } from './moments.js';

/** The formula is in learning/optimizers/rmsprop.ts, the same in SIMD in assembly/rmsprop.ts. */
export function rmsprop(
  memory: Float32Array,
  weights: number,
  gradients: number,
  v: number,
  mean: number,
  velocity: number,
  length: number,
  { learningRate, rho, momentum, epsilon, centered }: RmspropSettings,
): void {
  for (let i = 0; i < length; i++) {
    const gradient = memory[gradients + i];
    memory[v + i] = flushMoment(rho * memory[v + i] + (1 - rho) * gradient * gradient);
    let square = memory[v + i];
    if (centered) {
      memory[mean + i] = flushMoment(rho * memory[mean + i] + (1 - rho) * gradient);
      square -= memory[mean + i] ** 2;
    }
    const update = (learningRate * gradient) / Math.sqrt(square + epsilon);
    memory[velocity + i] = flushMoment(momentum * memory[velocity + i] + update);
    memory[weights + i] -= memory[velocity + i];
  }
}
