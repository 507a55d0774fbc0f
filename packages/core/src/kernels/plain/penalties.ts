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

export function penalty(
  memory: Float32Array,
  weights: number,
  length: number,
  l1: number,
  l2: number,
): number {
  let magnitudes = 0;
  let squares = 0;
  for (let i = weights; i < weights + length; i++) {
    magnitudes += Math.abs(memory[i]);
    squares += memory[i] ** 2;
  }
  return l1 * magnitudes + l2 * squares;
}

export function sumRowSquares(
  memory: Float32Array,
  to: number,
  x: number,
  rows: number,
  width: number,
): void {
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let i = x + row * width; i < x + (row + 1) * width; i++) sum += memory[i] ** 2;
    memory[to + row] = sum;
  }
}
