// Letters: x̂ a normalized value, dy a gradient of the output.

export function normalizeRows(
  memory: Float32Array,
  to: number,
  x: number,
  rows: number,
  width: number,
  epsilon: number,
  gamma: number | undefined,
  beta: number | undefined,
): void {
  for (let row = 0; row < rows * width; row += width) {
    const { mean, deviation } = momentsOf(memory, x + row, width, epsilon);
    for (let i = 0; i < width; i++) {
      const normalized = (memory[x + row + i] - mean) / deviation;
      const factor = gamma === undefined ? 1 : memory[gamma + i];
      const shift = beta === undefined ? 0 : memory[beta + i];
      memory[to + row + i] = factor * normalized + shift;
    }
  }
}

export function normalizeRowsBackward(
  memory: Float32Array,
  to: number | undefined,
  sums: number,
  gradient: number,
  x: number,
  rows: number,
  width: number,
  epsilon: number,
  gamma: number | undefined,
): void {
  const scaledGradient = (row: number, i: number) =>
    (gamma === undefined ? 1 : memory[gamma + i]) * memory[gradient + row + i];
  for (let row = 0; row < rows * width; row += width) {
    const { mean, deviation } = momentsOf(memory, x + row, width, epsilon);
    // The means of γ · dy and of γ · dy · x̂.
    let meanGradient = 0;
    let meanProduct = 0;
    for (let i = 0; i < width; i++) {
      const normalized = (memory[x + row + i] - mean) / deviation;
      memory[sums + i] += memory[gradient + row + i] * normalized;
      memory[sums + width + i] += memory[gradient + row + i];
      meanGradient += scaledGradient(row, i) / width;
      meanProduct += (scaledGradient(row, i) * normalized) / width;
    }
    if (to === undefined) continue;
    for (let i = 0; i < width; i++) {
      const normalized = (memory[x + row + i] - mean) / deviation;
      const difference = scaledGradient(row, i) - meanGradient - normalized * meanProduct;
      memory[to + row + i] = difference / deviation;
    }
  }
}

/** Mean and standard deviation of the row that begins at an offset. */
function momentsOf(memory: Float32Array, start: number, width: number, epsilon: number) {
  let mean = 0;
  for (let i = start; i < start + width; i++) mean += memory[i];
  mean /= width;
  let squares = 0;
  for (let i = start; i < start + width; i++) squares += (memory[i] - mean) ** 2;
  return { mean, deviation: Math.sqrt(squares / width + epsilon) };
}
