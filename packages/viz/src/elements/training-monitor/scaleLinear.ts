/** Takes a domain to a range in proportion; d3-scale would bring dates and colours along. */
export function scaleLinear(
  [from, to]: readonly [number, number],
  [start, end]: readonly [number, number],
): (value: number) => number {
  return (value) => start + ((value - from) / (to - from)) * (end - start);
}
