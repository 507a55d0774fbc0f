import type { SgdSettings } from '../optimizerKernels.js';
import { flushMoment } from './moments.js';

/** The formula is in learning/optimizers/sgd.ts, the same in SIMD in assembly/sgd.ts. */
export function sgd(
  memory: Float32Array,
  weights: number,
  gradients: number,
  velocity: number,
  length: number,
  { learningRate, momentum, nesterov }: SgdSettings,
): void {
  for (let i = 0; i < length; i++) {
    const step = -learningRate * memory[gradients + i];
    if (momentum === 0) {
      memory[weights + i] += step;
      continue;
    }
    const newVelocity = flushMoment(momentum * memory[velocity + i] + step);
    memory[velocity + i] = newVelocity;
    memory[weights + i] += nesterov ? momentum * newVelocity + step : newVelocity;
  }
}
