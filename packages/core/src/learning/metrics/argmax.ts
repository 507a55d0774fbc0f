/** The place of the largest of `width` values from `offset`, the first of equals. */
export function argmax(values: ArrayLike<number>, offset: number, width: number): number {
  let best = 0;
  for (let i = 1; i < width; i++) if (values[offset + i] > values[offset + best]) best = i;
  return best;
}
