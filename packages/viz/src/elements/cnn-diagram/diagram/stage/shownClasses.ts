/** Models with at most two classes more than these show all of them. */
const maxBars = 10;

/** The classes that are shown, by index: all, or of many those with the largest probabilities. */
export function shownClasses(probabilities: ArrayLike<number> | undefined, units: number): number[] {
  const all = units <= maxBars + 2;
  const classes = Array.from({ length: all || probabilities ? units : maxBars }, (_, i) => i);
  if (all || !probabilities) return classes;
  return classes.sort((a, b) => probabilities[b] - probabilities[a]).slice(0, maxBars);
}
