import type { AdamSettings } from '../kernels.js';

/** Moments below this become 0: denormal numbers, under 1e-38, are slow, and do not matter compared to ε. */
export const minMoment = 1e-30;

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
    let mean = memory[m + i] + (gradient - memory[m + i]) * (1 - beta1);
    let square = memory[v + i] + (gradient * gradient - memory[v + i]) * (1 - beta2);
    if (Math.abs(mean) < minMoment) mean = 0;
    if (square < minMoment) square = 0;
    memory[m + i] = mean;
    memory[v + i] = square;
    memory[weights + i] -= decay * memory[weights + i] + (rate * mean) / (Math.sqrt(square) + epsilon);
  }
}
