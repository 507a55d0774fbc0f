import { describe, expect, test } from 'vitest';
import { getLoss } from '../../src/learning/losses/registry.js';
import * as core from '../../src/index.js';
import {
  binaryCrossentropy,
  categoricalCrossentropy,
  huber,
  meanAbsoluteError,
  meanSquaredError,
  sparseCategoricalCrossentropy,
} from '../../src/index.js';

describe('losses', () => {
  test('meanSquaredError, meanAbsoluteError and huber are means over all values', () => {
    const [targets, predictions] = [[[0, 0]], [[1, -3]]];
    expect(meanSquaredError(targets, predictions)).toBe(5);
    expect(meanAbsoluteError(targets, predictions)).toBe(2);
    expect(huber(targets, predictions)).toBe((0.5 + 2.5) / 2);
    expect(huber(targets, predictions, { delta: 4 })).toBe((0.5 + 4.5) / 2);
  });

  test('cross-entropies of one half are log 2, from probabilities and from logits', () => {
    expect(binaryCrossentropy([1, 0], [0.5, 0.5])).toBeCloseTo(Math.LN2, 14);
    expect(binaryCrossentropy([1, 0], [0, 0], { fromLogits: true })).toBeCloseTo(Math.LN2, 14);
    expect(categoricalCrossentropy([[0, 1]], [[0.5, 0.5]])).toBeCloseTo(Math.LN2, 14);
    expect(categoricalCrossentropy([[0, 1]], [[9, 9]], { fromLogits: true })).toBeCloseTo(Math.LN2, 14);
    expect(sparseCategoricalCrossentropy([1], [[0.5, 0.5]])).toBeCloseTo(Math.LN2, 14);
    expect(sparseCategoricalCrossentropy([[1]], [[9, 9]], { fromLogits: true })).toBeCloseTo(Math.LN2, 14);
  });

  test('cross-entropies divide rows by their sum, and clip to 1e-7', () => {
    expect(sparseCategoricalCrossentropy([0], [[3, 1]])).toBeCloseTo(-Math.log(0.75), 14);
    expect(sparseCategoricalCrossentropy([1], [[1, 0]])).toBeCloseTo(-Math.log(1e-7), 14);
    expect(binaryCrossentropy([1], [0])).toBeCloseTo(-Math.log(1e-7), 14);
  });

  test("the examples of Keras' documentation", () => {
    const targets = [
      [0, 1],
      [0, 0],
    ];
    const halves = [
      [0.6, 0.4],
      [0.4, 0.6],
    ];
    const ones = [
      [1, 1],
      [0, 0],
    ];
    expect(core.hinge(targets, halves)).toBeCloseTo(1.3, 12);
    expect(core.squaredHinge(targets, halves)).toBeCloseTo(1.86, 12);
    expect(core.categoricalHinge(targets, halves)).toBeCloseTo(1.4, 12);
    expect(core.klDivergence(targets, halves)).toBeCloseTo(0.458, 3);
    expect(core.logCosh(targets, ones)).toBeCloseTo(0.108, 3);
    expect(core.poisson(targets, ones)).toBeCloseTo(0.5, 6);
    const directions = [
      [1, 0],
      [1, 1],
    ];
    const others = [
      [0, 1],
      [1, 1],
    ];
    expect(core.cosineSimilarity(others, directions)).toBeCloseTo(-0.5, 12);
  });

  test('logCosh does not overflow, and a zero vector has no direction', () => {
    expect(core.logCosh([1e6], [0])).toBeCloseTo(1e6 - Math.LN2, 6);
    expect(core.cosineSimilarity([[1, 2]], [[0, 0]])).toBeCloseTo(0, 12);
  });

  test('labelSmoothing spreads a share of each target over all classes', () => {
    const p = [[0.2, 0.5, 0.3]];
    expect(categoricalCrossentropy([[0, 1, 0]], p, { labelSmoothing: 0.3 })).toBeCloseTo(
      categoricalCrossentropy([[0.1, 0.8, 0.1]], p),
      12,
    );
    expect(binaryCrossentropy([1, 0], [0.3, 0.6], { labelSmoothing: 0.2 })).toBeCloseTo(
      binaryCrossentropy([0.9, 0.1], [0.3, 0.6]),
      12,
    );
  });

  test('cross-entropies of logits do not clip, and do not overflow', () => {
    expect(sparseCategoricalCrossentropy([0], [[0, 1000]], { fromLogits: true })).toBe(1000);
    expect(binaryCrossentropy([1], [-1000], { fromLogits: true })).toBe(1000);
  });

  test.each([
    [
      () => meanSquaredError([1, 2], [[1, 2]]),
      'meanSquaredError: targets must have the shape of predictions, [1, 2], but got an array of shape [2].',
    ],
    [() => huber([1], [1], { delta: 0 }), 'huber: delta must be above 0, but got 0.'],
    [
      () => binaryCrossentropy([1, -1], [0.5, 0.5]),
      'binaryCrossentropy: targets[1] must be a number from 0 to 1, but got -1.',
    ],
    [
      () => categoricalCrossentropy([[0, 2]], [[0.5, 0.5]]),
      'categoricalCrossentropy: targets[1] must be a number from 0 to 1, but got 2.',
    ],
    [
      () =>
        sparseCategoricalCrossentropy(
          [0, 3],
          [
            [0.5, 0.5],
            [0.5, 0.5],
          ],
        ),
      'sparseCategoricalCrossentropy: targets[1] must be a class from 0 to 1, but got 3.',
    ],
    [
      () => sparseCategoricalCrossentropy([0], [[0.5, 0.5]], { fromLogits: 1 as never }),
      'sparseCategoricalCrossentropy: fromLogits must be true or false, but got 1.',
    ],
    [
      () => binaryCrossentropy([0], [0.5], { labelSmoothing: 1.5 }),
      'binaryCrossentropy: labelSmoothing must be from 0 to 1, but got 1.5.',
    ],
    [
      () => sparseCategoricalCrossentropy([0], [[0.5, 0.5]], { labelSmoothing: 0.1 } as never),
      'sparseCategoricalCrossentropy: options must be among fromLogits, but got "labelSmoothing".',
    ],
    [
      () => core.klDivergence([[2, 0]], [[0.5, 0.5]]),
      'klDivergence: targets[0] must be a number from 0 to 1, but got 2.',
    ],
  ])('refuses %#', (call, message) => expect(call).toThrow(message));
});

test.each([
  ['meanSquaredError', {}, 'linear'],
  ['meanAbsoluteError', {}, 'linear'],
  ['huber', { delta: 0.2 }, 'linear'],
  ['binaryCrossentropy', {}, 'sigmoid'],
  ['binaryCrossentropy', { fromLogits: true }, 'linear'],
  ['categoricalCrossentropy', {}, 'softmax'],
  ['categoricalCrossentropy', { fromLogits: true }, 'linear'],
  ['binaryCrossentropy', { labelSmoothing: 0.2 }, 'sigmoid'],
  ['categoricalCrossentropy', { labelSmoothing: 0.2 }, 'softmax'],
  ['hinge', {}, 'tanh'],
  ['squaredHinge', {}, 'tanh'],
  ['categoricalHinge', {}, 'linear'],
  ['klDivergence', {}, 'softmax'],
  ['logCosh', {}, 'linear'],
  ['poisson', {}, 'softplus'],
  ['cosineSimilarity', {}, 'linear'],
  ['sparseCategoricalCrossentropy', {}, 'softmax'],
  ['sparseCategoricalCrossentropy', { fromLogits: true }, 'linear'],
] as const)(
  'losses.%s %o of a model is the function of its targets and predictions',
  async (name, options, activation) => {
    const model = core.sequential([core.layers.dense({ units: 3, activation, inputShape: [2] })], {
      seed: 5,
    });
    model.compile({ optimizer: 'sgd', loss: getLoss('test', { kind: name, options }) });
    const inputs = [
      [1, -2],
      [0.5, 3],
    ];
    const distributions = [
      [0, 1, 0],
      [0.2, 0.3, 0.5],
    ];
    const targets = name === 'sparseCategoricalCrossentropy' ? [1, 2] : distributions;
    const { loss } = await model.evaluate(inputs, targets);
    const compute: (...given: [core.ArrayInput, core.ArrayInput, object]) => number = core[name];
    const expected = compute(targets, await model.predict(inputs), options);
    expect(loss).toBeCloseTo(expected, 5);
  },
);
