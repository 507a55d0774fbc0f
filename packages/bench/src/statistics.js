/** @returns the middle value; for an even number of values the mean of the two in the middle */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** @returns `{ median, min, max }` */
export function summarize(values) {
  return { median: median(values), min: Math.min(...values), max: Math.max(...values) };
}

/** The ratios of two contenders, computed round by round: other load on the machine then affects both alike. */
export function ratios(numerators, denominators) {
  return summarize(numerators.map((value, round) => value / denominators[round]));
}
