/** @returns the middle value, of an even number the mean of the middle two */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** @returns `{ median, least, most }` */
export function spread(values) {
  return { median: median(values), least: Math.min(...values), most: Math.max(...values) };
}

/** The ratios of two contenders, round by round: what else the machine does then touches both alike. */
export function ratios(numerators, denominators) {
  return spread(numerators.map((value, round) => value / denominators[round]));
}
