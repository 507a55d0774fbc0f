import { checkOptions, isListOf } from '../../../arrays/check.js';
import { ArgumentError } from '../../../arrays/errors.js';
import type { Schedule } from './schedule.js';

/** The pieces of training and their rates. */
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
  if (!(isListOf(boundaries, isStep) && boundaries.every((step, i) => i === 0 || step > boundaries[i - 1]))) {
    throw new ArgumentError(name, 'boundaries', 'be whole numbers in rising order', boundaries);
  }
  if (!(isListOf(values, isRate) && values.length === boundaries.length + 1)) {
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

const isStep = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isRate = (value: unknown): value is number =>
  typeof value === 'number' && value > 0 && value < Infinity;
