/** The gradient of f with respect to x by central differences; f reads x. */
export function numericGradient(
  f: () => number,
  x: { [index: number]: number; length: number },
  h = 1e-5,
): number[] {
  return Array.from({ length: x.length }, (_, i) => {
    const original = x[i];
    x[i] = original + h;
    const above = f();
    x[i] = original - h;
    const below = f();
    x[i] = original;
    return (above - below) / (2 * h);
  });
}

/** Numbers from −2 to 2 in no order, always the same ones, no two of them equal. */
export function numbers(length: number, seed = 1): Float64Array {
  return Float64Array.from({ length }, (_, i) => Math.sin((i + 1) * 12.9898 * seed) * 2);
}

/** Checks each value within an absolute tolerance. */
export function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number): void {
  if (actual.length !== expected.length)
    throw new Error(`${actual.length} values instead of ${expected.length}`);
  for (let i = 0; i < expected.length; i++) {
    if (!(Math.abs(actual[i] - expected[i]) <= tolerance)) {
      throw new Error(`value ${i} is ${actual[i]}, not ${expected[i]} (± ${tolerance})`);
    }
  }
}

/** Σ output · weight, whose gradient with respect to the output is `weight`. */
export function weightedSum(output: { data: ArrayLike<number> }, weight: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < weight.length; i++) sum += output.data[i] * weight[i];
  return sum;
}
