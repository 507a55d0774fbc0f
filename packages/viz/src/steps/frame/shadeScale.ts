/** 0 for the smallest value, 1 for the largest; with negative values −1 … 1, with 0 for 0. */
export function shadeScale(values: Iterable<number>): (value: number) => number {
  let [min, max] = [Infinity, -Infinity];
  for (const value of values) {
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  if (min < 0) return (value) => value / Math.max(max, -min);
  return (value) => (max > min ? (value - min) / (max - min) : 0);
}
