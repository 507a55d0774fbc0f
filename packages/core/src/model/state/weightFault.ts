import { areFinite } from '../../arrays/check.js';
import type { Parameter } from '../../layers/layer.js';

/** The first value that a parameter can not have, and what its values must be; undefined where it can have them all. */
export function weightFault(
  { name }: Pick<Parameter, 'name'>,
  values: Float32Array,
): { value: number; rule: string } | undefined {
  if (!areFinite(values)) {
    return { value: values.find((value) => !Number.isFinite(value))!, rule: 'hold only finite numbers' };
  }
  const negative = name === 'movingVariance' ? values.find((value) => value < 0) : undefined;
  return negative === undefined ? undefined : { value: negative, rule: 'hold variances of 0 or more' };
}
