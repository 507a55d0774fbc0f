import { checkNumber } from '../../arrays/check.js';
import { ArgumentError } from '../../arrays/errors.js';
import { cosineDecay } from './schedules/cosineDecay.js';
import { exponentialDecay } from './schedules/exponentialDecay.js';
import { piecewiseConstantDecay } from './schedules/piecewiseConstantDecay.js';
import type { Schedule } from './schedules/schedule.js';

/** A fixed rate above 0, or a schedule from `optimizers.schedules`. */
export type LearningRate = number | Schedule;

const schedules = new Map<string, (options: never) => Schedule>([
  ['cosineDecay', cosineDecay],
  ['exponentialDecay', exponentialDecay],
  ['piecewiseConstantDecay', piecewiseConstantDecay],
]);

/** Checks a learning rate, or rebuilds one from plain data. */
export function checkLearningRate(functionName: string, given: unknown) {
  if (typeof given === 'number' || typeof given !== 'object' || given === null) {
    const rate = checkNumber(functionName, 'learningRate', given, 'be above 0', (x) => x > 0);
    return { option: rate, rateAt: () => rate };
  }
  const { kind, options } = given as Partial<Schedule>;
  const make = schedules.get(kind as string);
  if (!make) {
    const rule = `be a number above 0 or a schedule of ${[...schedules.keys()].join(', ')}`;
    throw new ArgumentError(functionName, 'learningRate', rule, kind ?? given);
  }
  const schedule = make(options as never);
  // As plain data, since it goes to workers and into files; the first step is 0 for schedules, 1 for optimizers.
  return {
    option: { kind: schedule.kind, options: schedule.options },
    rateAt: (step: number) => schedule.rateAt(step - 1),
  };
}
