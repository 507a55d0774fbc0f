import { isListOf, isWhole } from '../../arrays/check.js';
import { ArgumentError } from '../../arrays/errors.js';

/**
 * Checks the axes that are normalized together, which must be the last ones.
 *
 * @param axis one index or several, from 0, or below 0 from the end
 * @param rank axes of the array
 * @param first the first index that is allowed
 * @returns how many they are
 */
export function countLastAxes(
  functionName: string,
  axis: number | readonly number[],
  rank: number,
  first: number,
): number {
  const list: unknown = Array.isArray(axis) ? axis : [axis];
  const indices = isListOf(list, isWhole) ? list.map((index) => (index < 0 ? index + rank : index)) : [];
  const sorted = [...new Set(indices)].sort((a, b) => a - b);
  const areLast = sorted.every((index, i) => index === rank - sorted.length + i);
  if (sorted.length === 0 || sorted.length !== indices.length || !areLast || sorted[0] < first) {
    throw new ArgumentError(functionName, 'axis', `name the last of ${rank} axes, from ${first}`, axis);
  }
  return sorted.length;
}
