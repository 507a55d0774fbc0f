import { ArgumentError } from '../../arrays/errors.js';

/**
 * Checks an axis.
 *
 * @param axis its index from 0, or below 0 from the end
 * @param rank axes of the array
 * @param first the first index that is allowed
 * @returns the index from 0
 */
export function axisIndex(functionName: string, axis: number, rank: number, first: number): number {
  const index = axis < 0 ? axis + rank : axis;
  if (Number.isInteger(index) && index >= first && index < rank) return index;
  throw new ArgumentError(functionName, 'axis', `name one of ${rank} axes, from ${first}`, axis);
}
