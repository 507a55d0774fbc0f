export function prelu(
  memory: Float32Array,
  to: number,
  x: number,
  slopes: number,
  rows: number,
  width: number,
): void {
  for (let i = 0; i < rows * width; i++) {
    const value = memory[x + i];
    memory[to + i] = value < 0 ? memory[slopes + (i % width)] * value : value;
  }
}

export function preluBackward(
  memory: Float32Array,
  to: number,
  gradient: number,
  x: number,
  slopes: number,
  rows: number,
  width: number,
): void {
  for (let i = 0; i < rows * width; i++) {
    const slope = memory[x + i] > 0 ? 1 : memory[slopes + (i % width)];
    memory[to + i] = slope * memory[gradient + i];
  }
}

export function addSlopeGradient(
  memory: Float32Array,
  to: number,
  gradient: number,
  x: number,
  rows: number,
  width: number,
): void {
  for (let i = 0; i < rows * width; i++) {
    const value = memory[x + i];
    if (value < 0) memory[to + (i % width)] += memory[gradient + i] * value;
  }
}
