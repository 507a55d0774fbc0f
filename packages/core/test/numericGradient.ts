/** The slope of f at x by central differences, one value of x at a time. */
export function numericGradient(
  f: () => number,
  x: { [index: number]: number; length: number },
  h = 1e-5,
): number[] {
  return Array.from({ length: x.length }, (_, i) => {
    const kept = x[i];
    x[i] = kept + h;
    const above = f();
    x[i] = kept - h;
    const below = f();
    x[i] = kept;
    return (above - below) / (2 * h);
  });
}

/** Numbers that look random and are always the same, no two of them equal. */
export function numbers(length: number, seed = 1): Float64Array {
  return Float64Array.from({ length }, (_, i) => Math.sin((i + 1) * 12.9898 * seed) * 2);
}

export function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number): void {
  if (actual.length !== expected.length)
    throw new Error(`${actual.length} values instead of ${expected.length}`);
  for (let i = 0; i < expected.length; i++) {
    if (!(Math.abs(actual[i] - expected[i]) <= tolerance)) {
      throw new Error(`value ${i} is ${actual[i]}, not ${expected[i]} (± ${tolerance})`);
    }
  }
}
