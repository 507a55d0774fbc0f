/** For each column of x its mean, and its sum of squared deviations. */
export function columnMoments(
  memory: Float32Array,
  to: number,
  x: number,
  rows: number,
  width: number,
): void {
  for (let column = 0; column < width; column++) {
    const [first, end] = [x + column, x + rows * width];
    let mean = 0;
    for (let i = first; i < end; i += width) mean += memory[i];
    mean /= rows;
    let squares = 0;
    for (let i = first; i < end; i += width) squares += (memory[i] - mean) ** 2;
    memory[to + column] = mean;
    memory[to + width + column] = squares;
  }
}

export function normalizeColumns(
  memory: Float32Array,
  to: number,
  x: number,
  rows: number,
  width: number,
  coefficients: number,
): void {
  for (let column = 0; column < width; column++) {
    const [mean, factor, shift] = coefficientsOf(memory, coefficients, width, column);
    for (let i = column; i < rows * width; i += width) {
      memory[to + i] = (memory[x + i] - mean) * factor + shift;
    }
  }
}

export function normalizedGradientSums(
  memory: Float32Array,
  to: number,
  gradient: number,
  x: number,
  rows: number,
  width: number,
  mean: number,
): void {
  for (let column = 0; column < width; column++) {
    const columnMean = memory[mean + column];
    let sum = 0;
    let products = 0;
    for (let i = column; i < rows * width; i += width) {
      sum += memory[gradient + i];
      products += memory[gradient + i] * (memory[x + i] - columnMean);
    }
    memory[to + column] = sum;
    memory[to + width + column] = products;
  }
}

export function normalizeColumnsBackward(
  memory: Float32Array,
  to: number,
  gradient: number,
  x: number,
  rows: number,
  width: number,
  coefficients: number,
): void {
  for (let column = 0; column < width; column++) {
    const [mean, factor, slope, shift] = coefficientsOf(memory, coefficients, width, column);
    for (let i = column; i < rows * width; i += width) {
      memory[to + i] = memory[gradient + i] * factor - (memory[x + i] - mean) * slope - shift;
    }
  }
}

/** The four rows of coefficients at a column; where there are fewer, the last ones mean nothing. */
function coefficientsOf(memory: Float32Array, start: number, width: number, column: number): number[] {
  return [0, 1, 2, 3].map((row) => memory[start + row * width + column]);
}
