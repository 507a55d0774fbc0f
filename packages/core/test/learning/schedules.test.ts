// Learning rates that change, and the defaults of the optimizers that take them: those of Keras.
import { describe, expect, test } from 'vitest';
import { optimizers } from '../../src/training.js';
import type { Schedule } from '../../src/learning/optimizers/schedules/schedule.js';
import { inDouble } from '../doublePrecision.js';

const { cosineDecay, exponentialDecay, piecewiseConstantDecay } = optimizers.schedules;
const halving = { initialLearningRate: 0.1, decaySteps: 10, decayRate: 0.5 };
const falling = { initialLearningRate: 0.1, decaySteps: 10 };

describe('the rate of a step, the first being 0', () => {
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
      cosineDecay(falling),
      [
        [0, 0.1],
        [5, 0.05],
        [10, 0],
        [25, 0],
      ],
    ],
    [
      'cosineDecay to a fifth',
      cosineDecay({ ...falling, alpha: 0.2 }),
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

test.each(['sgd', 'adam', 'adamW', 'rmsprop', 'adagrad'] as const)(
  "%s goes by its schedule from the schedule's first step on",
  (kind) => {
    const learningRate = piecewiseConstantDecay({ boundaries: [0], values: [0.5, 0.25] });
    const scheduled = inDouble(optimizers[kind]({ learningRate }), [1]);
    const fixed = inDouble(optimizers[kind]({ learningRate: 0.5 }), [1]);
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
