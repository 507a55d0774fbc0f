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

/**
 * Checks a learning rate, or builds a schedule from plain data; returns it as an option, which is plain data, and as a
 * function of the training step, from 1.
 */
export function checkLearningRate(functionName: string, given: unknown) {
  if (typeof given === 'number' || typeof given !== 'object' || given === null) {
    const rate = checkNumber(functionName, 'learningRate', given, 'be above 0', (x) => x > 0);
    return { option: rate, rateAt: () => rate };
  }
  const { kind, options } = given as Partial<Schedule>;
  const create = schedules.get(kind as string);
  if (!create) {
    const rule = `be a number above 0 or a schedule of ${[...schedules.keys()].join(', ')}`;
    throw new ArgumentError(functionName, 'learningRate', rule, kind ?? given);
  }
  const schedule = create(options as never);
  // The first step is 0 for schedules, 1 for optimizers.
  return {
    option: { kind: schedule.kind, options: schedule.options },
    rateAt: (step: number) => schedule.rateAt(step - 1),
  };
}
