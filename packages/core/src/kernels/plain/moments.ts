/**
 * Moments below this become 0: denormal numbers, under 1e-38, are slow, and do not matter compared to ε or to the weights.
 */
const minMoment = 1e-30;

export function flushMoment(moment: number): number {
  return Math.abs(moment) < minMoment ? 0 : moment;
}

/** moment + (value − moment) · share */
export function updateMoment(moment: number, value: number, share: number): number {
  return flushMoment(moment + (value - moment) * share);
}
