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

const momentSettings = { rate: 0.02, beta1: 0.9, beta2: 0.99, epsilon: 1e-3 };
/** The moments after a step. */
const meanAfter = (m: number, g: number) => 0.9 * m + 0.1 * g;
const squareAfter = (v: number, g: number) => 0.99 * v + 0.01 * g ** 2;
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
    (kernels, [w, g, m, v], length) => kernels.adam(w, g, m, v, length, { ...momentSettings, decay: 0.001 }),
    (w, g, m, v) => w - 0.001 * w - (0.02 * meanAfter(m, g)) / (Math.sqrt(squareAfter(v, g)) + 1e-3),
  ],
  [
    'amsgrad',
    (kernels, [w, g, m, v, maxV], length) => kernels.amsgrad(w, g, m, v, maxV, length, momentSettings),
    (w, g, m, v, maxV) =>
      w - (0.02 * meanAfter(m, g)) / (Math.sqrt(Math.max(maxV, squareAfter(v, g))) + 1e-3),
  ],
  [
    'adamax',
    (kernels, [w, g, m, u], length) => kernels.adamax(w, g, m, u, length, momentSettings),
    (w, g, m, u) => w - (0.02 * meanAfter(m, g)) / (Math.max(0.99 * u, Math.abs(g)) + 1e-3),
  ],
  [
    'nadam',
    (kernels, [w, g, m, v], length) => {
      const factors = { meanFactor: 0.8, gradientFactor: 0.3, correction: 0.5 };
      kernels.nadam(w, g, m, v, length, { ...momentSettings, learningRate: 0.02, ...factors });
    },
    (w, g, m, v) => {
      const direction = 0.8 * meanAfter(m, g) + 0.3 * g;
      return w - (0.02 * direction) / (Math.sqrt(squareAfter(v, g) / 0.5) + 1e-3);
    },
  ],
  [
    'adadelta',
    (kernels, [w, g, v, u], length) =>
      kernels.adadelta(w, g, v, u, length, { learningRate: 0.1, rho: 0.9, epsilon: 1e-3 }),
    (w, g, v, u) => {
      const square = 0.9 * v + 0.1 * g ** 2;
      return w - (0.1 * g * Math.sqrt(u + 1e-3)) / Math.sqrt(square + 1e-3);
    },
  ],
  [
    'lion',
    (kernels, [w, g, m], length) =>
      kernels.lion(w, g, m, length, { learningRate: 0.1, beta1: 0.9, beta2: 0.99 }),
    (w, g, m) => w - 0.1 * Math.sign(0.9 * m + 0.1 * g),
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
    ['amsgrad', 2],
    ['adamax', 2],
    ['nadam', 2],
    ['adadelta', 2],
    ['lion', 1],
  ])('%s sets moments near 0 to 0', (name, slots) => {
    const step = optimizers.find(([of]) => of === name)![1];
    const kernels = make(25);
    kernels.memory.fill(1e-33, 10);
    step(kernels, offsetsAt(5, 0), 5);
    expect([...kernels.memory.subarray(10, 10 + 5 * slots)]).toEqual(new Array(5 * slots).fill(0));
  });

  test.each(optimizers)('%s makes a weight NaN where its gradient is, and no other', (_name, step) => {
    const kernels = makeFilled(7);
    kernels.memory[7 + 5] = NaN;
    step(kernels, offsetsAt(7, 0), 7);
    expect([...kernels.memory.subarray(0, 7)].map(Number.isNaN)).toEqual(
      [0, 1, 2, 3, 4, 5, 6].map((i) => i === 5),
    );
  });
});
