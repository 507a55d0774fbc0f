import { checkOptions, isIndex, isListOf } from '../../../arrays/check.js';
import { ArgumentError } from '../../../arrays/errors.js';
import type { Schedule } from './schedule.js';

/** The parts of training and their rates. */
export interface PiecewiseConstantDecayOptions {
  /** The last training step of each part except the last; whole numbers from 0, in rising order. */
  boundaries: readonly number[];
  /** The rate of each part, above 0: one more than there are boundaries. */
  values: readonly number[];
}

/**
 * A constant rate up to each boundary, then the next.
 *
 * @throws ArgumentError
 */
export function piecewiseConstantDecay(options: PiecewiseConstantDecayOptions): Schedule {
  const name = 'schedules.piecewiseConstantDecay';
  checkOptions(name, options, ['boundaries', 'values']);
  const { boundaries, values } = options;
  if (!(
    isListOf(boundaries, isIndex) && boundaries.every((step, i) => i === 0 || step > boundaries[i - 1])
  )) {
    throw new ArgumentError(name, 'boundaries', 'be whole numbers in rising order', boundaries);
  }
  if (!(isListOf(values, isRate) && values.length === boundaries.length + 1)) {
    throw new ArgumentError(name, 'values', `be ${boundaries.length + 1} numbers above 0`, values);
  }
  return {
    kind: 'piecewiseConstantDecay',
    options: { boundaries: [...boundaries], values: [...values] },
    rateAt(step) {
      const part = boundaries.findIndex((last) => step <= last);
      return values[part < 0 ? boundaries.length : part];
    },
  };
}

const isRate = (value: unknown): value is number =>
  typeof value === 'number' && value > 0 && value < Infinity;
