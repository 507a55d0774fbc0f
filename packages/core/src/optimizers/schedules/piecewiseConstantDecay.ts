import { checkOptions } from '../../check.js';
import { ArgumentError } from '../../errors.js';
import type { Schedule } from './schedule.js';

export interface PiecewiseConstantDecayOptions {
  /** The last step of each piece but the last, in rising order. */
  boundaries: readonly number[];
  /** The rate of each piece: one more than there are boundaries. */
  values: readonly number[];
}

/**
 * Keeps a rate until a step, then another.
 *
 * @throws ArgumentError
 */
export function piecewiseConstantDecay(options: PiecewiseConstantDecayOptions): Schedule {
  const name = 'schedules.piecewiseConstantDecay';
  checkOptions(name, options, ['boundaries', 'values']);
  const { boundaries, values } = options;
  const rising = (list: unknown) =>
    Array.isArray(list) &&
    list.every((step, i) => Number.isSafeInteger(step) && step >= 0 && (i === 0 || step > list[i - 1]));
  if (!rising(boundaries)) {
    throw new ArgumentError(name, 'boundaries', 'be whole numbers in rising order', boundaries);
  }
  const legal =
    Array.isArray(values) &&
    values.length === boundaries.length + 1 &&
    values.every((rate) => rate > 0 && rate < Infinity);
  if (!legal) {
    throw new ArgumentError(name, 'values', `be ${boundaries.length + 1} numbers above 0`, values);
  }
  return {
    kind: 'piecewiseConstantDecay',
    options: { boundaries: [...boundaries], values: [...values] },
    rateAt(step) {
      const piece = boundaries.findIndex((last) => step <= last);
      return values[piece < 0 ? boundaries.length : piece];
    },
  };
}
