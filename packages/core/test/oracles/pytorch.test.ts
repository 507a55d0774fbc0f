// The reference functions against PyTorch, with numbers made by oracle/makeFixtures.py.
import { describe, expect, test } from 'vitest';
import * as core from '../../src/index.js';
import { geluApproximation, leakyReluActivation } from '../../src/reference/scalarActivations.js';
import { binaryCrossentropyRow } from '../../src/reference/losses/binaryCrossentropy.js';
import { categoricalCrossentropyRow } from '../../src/reference/losses/categoricalCrossentropy.js';
import { categoricalHingeRow } from '../../src/reference/losses/categoricalHinge.js';
import { cosineSimilarityRow } from '../../src/reference/losses/cosineSimilarity.js';
import { hingeRow, squaredHingeRow } from '../../src/reference/losses/hinge.js';
import { huberRow } from '../../src/reference/losses/huber.js';
import { klDivergenceRow } from '../../src/reference/losses/klDivergence.js';
import { logCoshRow } from '../../src/reference/losses/logCosh.js';
import { absoluteErrorRow } from '../../src/reference/losses/meanAbsoluteError.js';
import { squaredErrorRow } from '../../src/reference/losses/meanSquaredError.js';
import { poissonRow } from '../../src/reference/losses/poisson.js';
import type { RowLoss } from '../../src/reference/losses/rowLoss.js';
import {
  sparseCategoricalCrossentropyFromLogitsRow,
  sparseCategoricalCrossentropyRow,
} from '../../src/reference/losses/sparseCategoricalCrossentropy.js';
import { expectNear, readFixture, type FixtureArray } from '../fixtures.js';

interface Case {
  op: string;
  options: Record<string, unknown>;
  arguments: Record<string, FixtureArray>;
  output: FixtureArray;
  outputGradient: FixtureArray;
  gradients: Record<string, FixtureArray>;
  moved?: Record<string, FixtureArray>;
}

const tolerance = 1e-9;
const { cases } = readFixture<{ cases: Case[] }>('operations');

type Values = Record<string, FixtureArray>;
type Outcome = Record<string, { shape: readonly number[]; data: ArrayLike<number> }>;
interface Operation {
  forward(given: Values, options: never): Outcome;
  backward(gradient: FixtureArray, given: Values, options: never): Outcome;
}

const convolutions = ['conv2d', 'conv2dTranspose', 'conv1d', 'depthwiseConv2d'] as const;
const convolution = (name: (typeof convolutions)[number]): Operation => ({
  forward: ({ input, filter, bias }, options: object) => ({
    output: core[name](input, filter, { ...options, bias }),
  }),
  backward: (gradient, { input, filter }, options) =>
    core[`${name}Backward`](gradient, input, filter, options),
});

type Unary = `${'max' | 'average' | 'sum'}Pool${'1d' | '2d'}` | `global${'Average' | 'Max'}Pool2d`;
type Compute = (...given: unknown[]) => Outcome[string];
const unary = (name: Unary | 'flatten' | 'zeroPad2d' | 'upSample2d'): Operation => ({
  forward: ({ input }, options) => ({ output: (core[name] as Compute)(input, options) }),
  backward: (gradient, { input }, options) => ({
    input: (core[`${name}Backward`] as Compute)(gradient, input, options),
  }),
});

interface ActivationOptions {
  approximate?: boolean;
  negativeSlope?: number;
}

const activation = (name: core.ActivationName): Operation => ({
  forward: ({ input }, { approximate, negativeSlope }: ActivationOptions) => ({
    output:
      name === 'gelu'
        ? core.gelu(input, approximate)
        : name === 'leakyRelu'
          ? core.leakyRelu(input, negativeSlope)
          : core[name](input),
  }),
  backward: (gradient, { input }, { approximate, negativeSlope }: ActivationOptions) => {
    const { slope } = approximate ? geluApproximation : leakyReluActivation(negativeSlope ?? 0.2);
    return {
      input:
        approximate || negativeSlope !== undefined
          ? { ...input, data: input.data.map((x, i) => slope(x) * gradient.data[i]) }
          : core.activationBackward(name, gradient, input),
    };
  },
});

const operations = new Map<string, Operation>([
  ...convolutions.map((name) => [name, convolution(name)] as const),
  ...(
    [
      'maxPool2d',
      'averagePool2d',
      'sumPool2d',
      'maxPool1d',
      'averagePool1d',
      'sumPool1d',
      'globalAveragePool2d',
      'globalMaxPool2d',
      'flatten',
      'zeroPad2d',
      'upSample2d',
    ] as const
  ).map((name) => [name, unary(name)] as const),
  ...(
    ['linear', 'relu', 'leakyRelu', 'elu', 'selu', 'gelu', 'sigmoid', 'tanh', 'softplus', 'softmax'] as const
  ).map((name) => [name, activation(name)] as const),
  [
    'dense',
    {
      forward: ({ input, kernel, bias }) => ({ output: core.dense(input, kernel, bias) }),
      backward: (gradient, { input, kernel }) => core.denseBackward(gradient, input, kernel),
    },
  ],
  [
    'rescale',
    {
      forward: ({ input }, options) => ({ output: core.rescale(input, options) }),
      backward: (gradient, _given, options) => ({ input: core.rescaleBackward(gradient, options) }),
    },
  ],
  [
    'dropout',
    {
      forward: ({ input, mask }, { rate }: { rate: number }) => ({ output: core.dropout(input, mask, rate) }),
      backward: (gradient, { mask }, { rate }: { rate: number }) => ({
        input: core.dropoutBackward(gradient, mask, rate),
      }),
    },
  ],
  [
    'separableConv2d',
    {
      forward: ({ input, depthwiseFilter, pointwiseFilter, bias }, options: object) => ({
        output: core.separableConv2d(input, depthwiseFilter, pointwiseFilter, { ...options, bias }),
      }),
      backward: (gradient, { input, depthwiseFilter, pointwiseFilter }, options: object) =>
        core.separableConv2dBackward(gradient, input, depthwiseFilter, pointwiseFilter, options),
    },
  ],
  [
    'prelu',
    {
      forward: ({ input, alpha }) => ({ output: core.prelu(input, alpha) }),
      backward: (gradient, { input, alpha }) => core.preluBackward(gradient, input, alpha),
    },
  ],
  [
    'layerNormalization',
    {
      forward: ({ input, ...parameters }, options: object) => ({
        output: core.layerNormalization(input, { ...parameters, ...options }),
      }),
      backward: (gradient, { input, ...parameters }, options: object) =>
        core.layerNormalizationBackward(gradient, input, { ...parameters, ...options }),
    },
  ],
  [
    'batchNormalization',
    {
      forward: ({ input, ...parameters }, options: object) =>
        core.batchNormalization(input, { ...parameters, ...options }),
      backward: (gradient, { input, ...parameters }, options: object) =>
        core.batchNormalizationBackward(gradient, input, { ...parameters, ...options }),
    },
  ],
]);

describe('functions and their gradients agree with PyTorch', () => {
  test.each(cases.map((entry) => [entry.op, entry.arguments.input.shape, entry.options, entry] as const))(
    '%s x=%j %j',
    (op, _shape, options, entry) => {
      const { forward, backward } = operations.get(op)!;
      const outcome = forward(entry.arguments, options as never);
      expect(outcome.output.shape).toEqual(entry.output.shape);
      for (const [name, expected] of Object.entries({ output: entry.output, ...entry.moved })) {
        expectNear(outcome[name].data, expected.data, tolerance, name);
      }
      const gradients = backward(entry.outputGradient, entry.arguments, options as never);
      for (const [name, expected] of Object.entries(entry.gradients)) {
        expect(gradients[name].shape).toEqual(expected.shape);
        expectNear(gradients[name].data, expected.data, tolerance, `gradient of ${name}`);
      }
    },
  );

  test('every function has a case', () => {
    expect([...operations.keys()].filter((op) => !cases.some((entry) => entry.op === op))).toEqual([]);
  });
});

interface LossCase {
  op: string;
  options: { fromLogits?: boolean; delta?: number; labelSmoothing?: number };
  targets: FixtureArray;
  predictions: FixtureArray;
  loss: number;
  gradient: FixtureArray;
}

const lossFunctions: Record<
  string,
  (targets: FixtureArray, predictions: FixtureArray, options: object) => number
> = {
  meanSquaredError: core.meanSquaredError,
  meanAbsoluteError: core.meanAbsoluteError,
  huber: core.huber,
  binaryCrossentropy: core.binaryCrossentropy,
  categoricalCrossentropy: core.categoricalCrossentropy,
  sparseCategoricalCrossentropy: core.sparseCategoricalCrossentropy,
  hinge: core.hinge,
  squaredHinge: core.squaredHinge,
  categoricalHinge: core.categoricalHinge,
  klDivergence: core.klDivergence,
  logCosh: core.logCosh,
  poisson: core.poisson,
  cosineSimilarity: core.cosineSimilarity,
};

const lossRows: Record<string, (options: LossCase['options']) => RowLoss> = {
  meanSquaredError: () => squaredErrorRow,
  meanAbsoluteError: () => absoluteErrorRow,
  huber: ({ delta = 1 }) => huberRow(delta),
  binaryCrossentropy: binaryCrossentropyRow,
  categoricalCrossentropy: categoricalCrossentropyRow,
  sparseCategoricalCrossentropy: ({ fromLogits }) =>
    fromLogits ? sparseCategoricalCrossentropyFromLogitsRow : sparseCategoricalCrossentropyRow,
  hinge: () => hingeRow,
  squaredHinge: () => squaredHingeRow,
  categoricalHinge: () => categoricalHingeRow,
  klDivergence: () => klDivergenceRow,
  logCosh: () => logCoshRow,
  poisson: () => poissonRow,
  cosineSimilarity: () => cosineSimilarityRow,
};

describe('losses and their gradients agree with PyTorch', () => {
  const { cases: lossCases } = readFixture<{ cases: LossCase[] }>('losses');
  test.each(lossCases.map((entry) => [entry.op, entry.options, entry] as const))(
    '%s %j',
    (op, options, { targets, predictions, loss, gradient }) => {
      const compute = lossFunctions[op];
      expectNear([compute(targets, predictions, options)], [loss], tolerance, 'loss');
      const [rows, width] = predictions.shape;
      const targetWidth = targets.shape[1] ?? 1;
      const actual = new Float64Array(rows * width);
      const row = lossRows[op](options);
      for (let n = 0; n < rows; n++) {
        row.gradient(
          actual,
          n * width,
          predictions.data,
          n * width,
          width,
          targets.data,
          n * targetWidth,
          1 / rows,
        );
      }
      expectNear(actual, gradient.data, tolerance, 'gradient');
    },
  );

  test('every loss has a case', () => {
    const names = Object.keys(core.losses).sort();
    expect(Object.keys(lossFunctions).sort()).toEqual(names);
    expect([...new Set(lossCases.map(({ op }) => op))].sort()).toEqual(names);
  });
});
