// What limits gradients and weights before an optimizer's step.

export function clip(memory: Float32Array, x: number, length: number, limit: number): void {
  for (let i = x; i < x + length; i++) memory[i] = Math.min(Math.max(memory[i], -limit), limit);
}

export function decayWeights(memory: Float32Array, weights: number, length: number, decay: number): void {
  for (let i = weights; i < weights + length; i++) memory[i] -= decay * memory[i];
}

export function addPenaltyGradient(
  memory: Float32Array,
  gradients: number,
  weights: number,
  length: number,
  l1: number,
  l2: number,
): void {
  for (let i = 0; i < length; i++) {
    const w = memory[weights + i];
    memory[gradients + i] += l1 * Math.sign(w) + 2 * l2 * w;
  }
}
