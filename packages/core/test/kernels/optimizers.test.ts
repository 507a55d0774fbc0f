// One step of each optimizer against its formula in double precision.
import { describe, expect, test } from 'vitest';
import type { Kernels } from '../../src/kernels/kernels.js';
import { selectKernels } from '../../src/kernels/selectKernels.js';
import { expectClose, numbers } from '../numericGradient.js';

/** Weights, gradients and three slots of `length` values each, in this order. */
type Offsets = [w: number, g: number, first: number, second: number, third: number];
type Step = (kernels: Kernels, offsets: Offsets, length: number) => void;
/** The weight after a step, from the weight, its gradient and its slots. */
type Formula = (w: number, g: number, first: number, second: number, third: number) => number;

const adamSettings = {
  learningRate: 0.01,
  beta1: 0.9,
  beta2: 0.99,
  epsilon: 1e-3,
  weightDecay: 0.1,
  step: 3,
};
const rmspropSettings = { learningRate: 0.01, rho: 0.9, momentum: 0.8, epsilon: 1e-3 };
const sgdStep =
  (momentum: number, nesterov: boolean): Step =>
  (kernels, [w, g, velocity], length) =>
    kernels.sgd(w, g, velocity, length, { learningRate: 0.1, momentum, nesterov });

const optimizers: [name: string, Step, Formula][] = [
  ['sgd', sgdStep(0, false), (w, g) => w - 0.1 * g],
  ['sgd with momentum', sgdStep(0.9, false), (w, g, velocity) => w + 0.9 * velocity - 0.1 * g],
  [
    "sgd with Nesterov's momentum",
    sgdStep(0.9, true),
    (w, g, velocity) => w + 0.9 * (0.9 * velocity - 0.1 * g) - 0.1 * g,
  ],
  [
    'adam',
    (kernels, [w, g, m, v], length) => kernels.adam(w, g, m, v, length, adamSettings),
    (w, g, m, v) => {
      const mean = 0.9 * m + 0.1 * g;
      const square = 0.99 * v + 0.01 * g ** 2;
      const rate = (0.01 * Math.sqrt(1 - 0.99 ** 3)) / (1 - 0.9 ** 3);
      return w - 0.001 * w - (rate * mean) / (Math.sqrt(square) + 1e-3);
    },
  ],
  ...[false, true].map((centered): [string, Step, Formula] => [
    centered ? 'centered rmsprop' : 'rmsprop',
    (kernels, [w, g, v, mean, velocity], length) =>
      kernels.rmsprop(w, g, v, mean, velocity, length, { ...rmspropSettings, centered }),
    (w, g, v, mean, velocity) => {
      const square = 0.9 * v + 0.1 * g ** 2 - (centered ? (0.9 * mean + 0.1 * g) ** 2 : 0);
      return w - (0.8 * velocity + (0.01 * g) / Math.sqrt(square + 1e-3));
    },
  ]),
  [
    'adagrad',
    (kernels, [w, g, sum], length) =>
      kernels.adagrad(w, g, sum, length, { learningRate: 0.1, epsilon: 1e-3 }),
    (w, g, sum) => w - (0.1 * g) / Math.sqrt(sum + g ** 2 + 1e-3),
  ],
];

describe.each(['plain', 'simd'] as const)('%s kernels', async (option) => {
  const make = await selectKernels(option);

  /** Squares are positive, and so large that a variance, from them and a mean, is so too. */
  function makeFilled(length: number): Kernels {
    const kernels = make(5 * length);
    kernels.memory.set(numbers(5 * length));
    for (let i = 2 * length; i < 4 * length; i++) kernels.memory[i] = 3 + Math.abs(kernels.memory[i]);
    for (let i = 3 * length; i < 4 * length; i++) kernels.memory[i] /= 10;
    return kernels;
  }

  const offsetsAt = (length: number, i: number): Offsets => [
    i,
    length + i,
    2 * length + i,
    3 * length + i,
    4 * length + i,
  ];

  describe.each(optimizers)('%s', (_name, step, formula) => {
    test.each([1, 3, 4, 7, 16])('over %i values equals its formula', (length) => {
      const kernels = makeFilled(length);
      const before = Float64Array.from(kernels.memory);
      step(kernels, offsetsAt(length, 0), length);
      const expected = Array.from({ length }, (_, i) => {
        const [w, g, first, second, third] = offsetsAt(length, i).map((at) => before[at]);
        return formula(w, g, first, second, third);
      });
      expectClose(kernels.memory.subarray(0, length), expected, 1e-6);
      expect([...kernels.memory.subarray(length, 2 * length)]).toEqual([
        ...before.subarray(length, 2 * length),
      ]);
    });

    test('computed in parts has the bits of the whole', () => {
      const [whole, parts] = [makeFilled(21), makeFilled(21)];
      step(whole, offsetsAt(21, 0), 21);
      for (const [from, to] of [
        [0, 1],
        [1, 6],
        [6, 13],
        [13, 21],
      ]) {
        step(parts, offsetsAt(21, from), to - from);
      }
      expect([...parts.memory]).toEqual([...whole.memory]);
    });
  });

  test.each([
    ['adam', 2],
    ['sgd with momentum', 1],
    ['centered rmsprop', 3],
  ])('%s sets moments near 0 to 0', (name, slots) => {
    const step = optimizers.find(([of]) => of === name)![1];
    const kernels = make(25);
    kernels.memory.fill(1e-33, 10);
    step(kernels, offsetsAt(5, 0), 5);
    expect([...kernels.memory.subarray(10, 10 + 5 * slots)]).toEqual(new Array(5 * slots).fill(0));
  });
});
