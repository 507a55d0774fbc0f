// Learning rates, fixed and by schedules, and the defaults of the optimizers that take them: those of Keras.
import { describe, expect, test } from 'vitest';
import { ArgumentError, optimizers } from '../../src/training.js';
import type { Schedule } from '../../src/learning/optimizers/schedules/schedule.js';
import { inDoublePrecision } from '../doublePrecision.js';

const { cosineDecay, exponentialDecay, piecewiseConstantDecay } = optimizers.schedules;
const halving = { initialLearningRate: 0.1, decaySteps: 10, decayRate: 0.5 };
const decaying = { initialLearningRate: 0.1, decaySteps: 10 };

describe('the rate of a step, counted from 0', () => {
  test.each<[string, Schedule, [step: number, rate: number][]]>([
    [
      'exponentialDecay',
      exponentialDecay(halving),
      [
        [0, 0.1],
        [5, 0.1 * Math.SQRT1_2],
        [10, 0.05],
        [20, 0.025],
      ],
    ],
    [
      'exponentialDecay as a staircase',
      exponentialDecay({ ...halving, staircase: true }),
      [
        [0, 0.1],
        [9, 0.1],
        [10, 0.05],
        [19, 0.05],
      ],
    ],
    [
      'cosineDecay',
      cosineDecay(decaying),
      [
        [0, 0.1],
        [5, 0.05],
        [10, 0],
        [25, 0],
      ],
    ],
    [
      'cosineDecay to a fifth',
      cosineDecay({ ...decaying, alpha: 0.2 }),
      [
        [0, 0.1],
        [5, 0.06],
        [10, 0.02],
        [25, 0.02],
      ],
    ],
    [
      'piecewiseConstantDecay',
      piecewiseConstantDecay({ boundaries: [2, 5], values: [1, 0.5, 0.1] }),
      [
        [0, 1],
        [2, 1],
        [3, 0.5],
        [5, 0.5],
        [6, 0.1],
      ],
    ],
  ])('%s', (_name, schedule, rates) => {
    for (const [step, rate] of rates) expect(schedule.rateAt(step), `step ${step}`).toBeCloseTo(rate, 12);
  });
});

test.each(['sgd', 'adam', 'adamW', 'adamax', 'nadam', 'rmsprop', 'adagrad', 'adadelta', 'lion'] as const)(
  "%s takes the schedule's first rate at its first step",
  (kind) => {
    const learningRate = piecewiseConstantDecay({ boundaries: [0], values: [0.5, 0.25] });
    const scheduled = inDoublePrecision(optimizers[kind]({ learningRate }), [1]);
    const fixed = inDoublePrecision(optimizers[kind]({ learningRate: 0.5 }), [1]);
    const first = scheduled([3])[0];
    expect(first).toBe(fixed([3])[0]);
    expect(scheduled([3])[0] - first).toBeCloseTo((fixed([3])[0] - first) / 2, kind === 'adamW' ? 2 : 12);
  },
);

test('the defaults', () => {
  const adam = { learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };
  expect(optimizers.sgd().options).toEqual({ learningRate: 0.01, momentum: 0, nesterov: false });
  expect(optimizers.adam().options).toEqual(adam);
  expect(optimizers.adamW().options).toEqual({ ...adam, weightDecay: 0.004 });
  expect(optimizers.rmsprop().options).toEqual({
    learningRate: 0.001,
    rho: 0.9,
    momentum: 0,
    epsilon: 1e-7,
    centered: false,
  });
  expect(optimizers.adagrad().options).toEqual({
    learningRate: 0.001,
    initialAccumulatorValue: 0.1,
    epsilon: 1e-7,
  });
});

test.each([
  [
    'a learning rate NaN',
    () => optimizers.adam({ learningRate: NaN }),
    'optimizers.adam: learningRate must be above 0, but got NaN.',
  ],
  [
    'a learning rate that is a list',
    () => optimizers.sgd({ learningRate: [0.1] as never }),
    /^optimizers\.sgd: learningRate must be a number above 0 or a schedule of .*, but got \[0\.1\]\.$/,
  ],
  [
    'rates that are strings',
    () => piecewiseConstantDecay({ boundaries: [1], values: ['1', '2'] as never }),
    'schedules.piecewiseConstantDecay: values must be 2 numbers above 0, but got ["1", "2"].',
  ],
  [
    'boundaries that fall',
    () => piecewiseConstantDecay({ boundaries: [2, 1], values: [1, 1, 1] }),
    'schedules.piecewiseConstantDecay: boundaries must be whole numbers in rising order, but got [2, 1].',
  ],
])('%s: refused', (_name, call, message) => {
  expect(call).toThrow(ArgumentError);
  expect(call).toThrow(message);
});
