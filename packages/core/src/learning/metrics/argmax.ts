/**
 * The index of the largest value, the first of equal ones; 0 where all are NaN.
 *
 * @param offset of the first value, default 0
 * @param length how many values to look at; default to the end
 * @returns the index, counted from `offset`
 */
export function argmax(values: ArrayLike<number>, offset = 0, length = values.length - offset): number {
  let best = 0;
  for (let i = 1; i < length; i++) if (values[offset + i] > values[offset + best]) best = i;
  return best;
}
