import type { PoolMode } from '@cnn/core/steps';

/** "max", or several modes such as "max average sum", without duplicates; @cnn/core refuses unknown ones. */
export function readModes(value: unknown): PoolMode[] {
  if (value === undefined || value === null) return ['max'];
  if (typeof value !== 'string') return [value as PoolMode];
  const names = value.split(/[\s,]+/).filter((name) => name !== '');
  return names.length > 0 ? ([...new Set(names)].slice(0, 4) as PoolMode[]) : [value as PoolMode];
}
