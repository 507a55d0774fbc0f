import type { AdadeltaSettings } from '../optimizerKernels.js';
import { flushMoment } from './moments.js';

/** The formula is in learning/optimizers/adadelta.ts, the same in SIMD in assembly/adadelta.ts. */
export function adadelta(
  memory: Float32Array,
  weights: number,
  gradients: number,
  v: number,
  u: number,
  length: number,
  { learningRate, rho, epsilon }: AdadeltaSettings,
): void {
  for (let i = 0; i < length; i++) {
    const gradient = memory[gradients + i];
    const square = flushMoment(rho * memory[v + i] + (1 - rho) * gradient * gradient);
    const change = (gradient * Math.sqrt(memory[u + i] + epsilon)) / Math.sqrt(square + epsilon);
    memory[v + i] = square;
    memory[u + i] = flushMoment(rho * memory[u + i] + (1 - rho) * change * change);
    memory[weights + i] -= learningRate * change;
  }
}
