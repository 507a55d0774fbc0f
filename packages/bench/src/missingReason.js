/** Why one of these contenders has no speeds, if one has none. */
export function missingReason(contenders, ...ids) {
  for (const id of ids) {
    const result = contenders[id];
    if (!result) return 'not run';
    if (result.notMeasured) return result.notMeasured;
    if (result.perSecond.length === 0) return 'no rounds';
  }
  return undefined;
}
