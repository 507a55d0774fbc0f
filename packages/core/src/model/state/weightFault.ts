import { areFinite } from '../../arrays/check.js';
import type { Parameter } from '../../layers/layer.js';
import type { Optimizer } from '../../learning/optimizers/optimizer.js';

/** The first value that a parameter can not have, and what its values must be; undefined where it can have them all. */
export function weightFault(
  { name }: Pick<Parameter, 'name'>,
  values: Float32Array,
): { value: number; rule: string } | undefined {
  const value = firstFault(values, name === 'movingVariance');
  if (value === undefined) return undefined;
  const rule = Number.isFinite(value) ? 'hold variances of 0 or more' : 'hold only finite numbers';
  return { value, rule };
}

/** The first value that an optimizer's slot can not have; undefined where it can have them all. */
export function slotFault(
  { nonNegativeSlots }: Pick<Optimizer, 'nonNegativeSlots'>,
  slot: number,
  values: Float32Array,
): number | undefined {
  return firstFault(values, nonNegativeSlots?.includes(slot) ?? false);
}

/** The first value that is not finite, else where none may be negative the first that is. */
function firstFault(values: Float32Array, isNonNegative: boolean): number | undefined {
  if (!areFinite(values)) return values.find((value) => !Number.isFinite(value));
  return isNonNegative ? values.find((value) => value < 0) : undefined;
}
