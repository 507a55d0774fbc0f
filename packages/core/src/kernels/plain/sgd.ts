import type { SgdSettings } from '../kernels.js';

export function sgd(
  memory: Float32Array,
  weights: number,
  gradients: number,
  velocity: number,
  length: number,
  { learningRate, momentum, nesterov }: SgdSettings,
): void {
  for (let i = 0; i < length; i++) {
    const move = -learningRate * memory[gradients + i];
    if (momentum === 0) {
      memory[weights + i] += move;
      continue;
    }
    const speed = momentum * memory[velocity + i] + move;
    memory[velocity + i] = speed;
    memory[weights + i] += nesterov ? momentum * speed + move : speed;
  }
}
