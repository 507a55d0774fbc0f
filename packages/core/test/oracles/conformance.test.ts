// Numbers that the tests of Keras and TensorFlow.js expect: see the notice in fixtures/conformance.json.
import { describe, expect, test } from 'vitest';
import * as core from '../../src/reference/index.js';
import { getInitializer } from '../../src/learning/initializers/registry.js';
import { binaryCrossentropyRow } from '../../src/reference/losses/binaryCrossentropy.js';
import { categoricalCrossentropyRow } from '../../src/reference/losses/categoricalCrossentropy.js';
import { categoricalHingeRow } from '../../src/reference/losses/categoricalHinge.js';
import { hingeRow, squaredHingeRow } from '../../src/reference/losses/hinge.js';
import { huberRow } from '../../src/reference/losses/huber.js';
import { absoluteErrorRow } from '../../src/reference/losses/meanAbsoluteError.js';
import { squaredErrorRow } from '../../src/reference/losses/meanSquaredError.js';
import type { RowLoss } from '../../src/reference/losses/rowLoss.js';
import {
  sparseCategoricalCrossentropyFromLogitsRow,
  sparseCategoricalCrossentropyRow,
} from '../../src/reference/losses/sparseCategoricalCrossentropy.js';
import { getOptimizer } from '../../src/learning/optimizers/registry.js';
import { generator } from '../../src/learning/random/generator.js';
import { readFixture } from '../fixtures.js';
import { inDoublePrecision } from '../doublePrecision.js';

interface Numbers {
  name: string;
  dims: number[];
  data: (number | string)[];
}

interface Case {
  name: string;
  op: string;
  attrs: Record<string, never>;
  tags: string[];
  inputs: Numbers[];
  outputs: Numbers[];
  rtol: number;
  atol: number;
}

type Values = Record<string, { shape: number[]; data: number[] }>;
type Computed = Record<string, ArrayLike<number>>;

const { cases } = readFixture<{ cases: Case[] }>('conformance');
// TensorFlow.js ignores NaN in max pooling, and divides the gradient of average pooling by the whole window: ours, like
// Keras', does not.
const deviations = ['tfjs_maxpool_nan_ignored', 'tfjs_avgpool_grad_explicit'];

const arrays = (list: Numbers[]): Values =>
  Object.fromEntries(list.map(({ name, dims, data }) => [name, { shape: dims, data: data.map(Number) }]));

function convolution(attrs: Case['attrs'], { x, w, b, dy }: Values, groups?: number): Computed {
  const options = { strides: attrs.strides, padding: attrs.padding, dilationRate: attrs.dilation, groups };
  const y = core.conv2d(x, w, { ...options, bias: b ?? 0 });
  const output = attrs.activation === 'relu' ? core.relu(y) : y;
  if (!dy) return { y: output.data };
  const gradients = core.conv2dBackward(dy, x, w, options);
  return { y: output.data, dx: gradients.input.data, dw: gradients.filter.data };
}

function pooling(mode: 'max' | 'average', attrs: Case['attrs'], { x, dy }: Values): Computed {
  const options = { poolSize: attrs.pool, strides: attrs.strides, padding: attrs.padding };
  return {
    y: core[`${mode}Pool2d`](x, options).data,
    ...(dy && { dx: core[`${mode}Pool2dBackward`](dy, x, options).data }),
  };
}

/** The loss of every row, with the weights and the reduction of the case. */
function rowLosses(row: RowLoss, attrs: Case['attrs'], given: Values, targetWidth?: number): Computed {
  const { y_true: targets, y_pred: predictions, sample_weight: weights } = given;
  const isElementwise = String(attrs.reduction).includes('element');
  const width = isElementwise ? 1 : predictions.shape.at(-1)!;
  const rows = predictions.data.length / width;
  const values = Array.from({ length: rows }, (_, n) => {
    const targetOffset = n * (targetWidth ?? width);
    const weight = weights?.data[n] ?? attrs.sample_weight ?? 1;
    return row.value(predictions.data, n * width, width, targets.data, targetOffset) * weight;
  });
  if (String(attrs.reduction).startsWith('none')) return { loss: values };
  const sum = values.reduce((a, b) => a + b);
  return { loss: [attrs.reduction === 'sum' ? sum : sum / rows] };
}

const crossentropyOptions = ({ from_logits, label_smoothing }: Case['attrs']) => ({
  fromLogits: from_logits,
  labelSmoothing: label_smoothing,
});

const optionNames = {
  learning_rate: 'learningRate',
  beta_1: 'beta1',
  beta_2: 'beta2',
  weight_decay: 'weightDecay',
};

function optimizer({ kind, initial_accumulator_value, ...attrs }: Case['attrs']) {
  const given = Object.entries(attrs).filter(([name]) => name !== 'objective');
  const options: Record<string, unknown> = Object.fromEntries(
    given.map(([name, value]) => [optionNames[name as keyof typeof optionNames] ?? name, value]),
  );
  if (initial_accumulator_value !== undefined) {
    options.initialAccumulatorValue = initial_accumulator_value;
  }
  return getOptimizer('test', { kind: kind === 'adamw' ? 'adamW' : kind, options });
}

const compute: Record<string, (attrs: Case['attrs'], given: Values) => Computed> = {
  Conv2D: (attrs, given) => convolution(attrs, given, attrs.groups),
  DepthwiseConv2D(attrs, { x, w, dy }): Computed {
    const options = { strides: attrs.strides, padding: attrs.padding, dilationRate: attrs.dilation };
    const y = core.depthwiseConv2d(x, w, options);
    if (!dy) return { y: y.data };
    const gradients = core.depthwiseConv2dBackward(dy, x, w, options);
    return { y: y.data, dx: gradients.input.data, dw: gradients.filter.data };
  },
  MaxPool2D: (attrs, given) => pooling('max', attrs, given),
  AvgPool2D: (attrs, given) => pooling('average', attrs, given),
  MeanSquaredError: (attrs, given) => rowLosses(squaredErrorRow, attrs, given),
  MeanAbsoluteError: (attrs, given) => rowLosses(absoluteErrorRow, attrs, given),
  Huber: (attrs, given) =>
    attrs.reduction
      ? { loss: [core.huber(given.y_true, given.y_pred, { delta: attrs.delta })] }
      : rowLosses(huberRow(attrs.delta), attrs, given),
  BinaryCrossentropy: (attrs, given) =>
    rowLosses(binaryCrossentropyRow(crossentropyOptions(attrs)), attrs, given),
  SigmoidCrossEntropyWithLogits: (attrs, given) =>
    rowLosses(binaryCrossentropyRow({ fromLogits: true }), attrs, given),
  CategoricalCrossentropy: (attrs, given) =>
    rowLosses(categoricalCrossentropyRow(crossentropyOptions(attrs)), attrs, given),
  Hinge: (attrs, given) => rowLosses(hingeRow, attrs, given),
  SquaredHinge: (attrs, given) => rowLosses(squaredHingeRow, attrs, given),
  CategoricalHinge: (attrs, given) => rowLosses(categoricalHingeRow, attrs, given),
  SparseCategoricalCrossentropy: (attrs, given) =>
    rowLosses(
      attrs.from_logits ? sparseCategoricalCrossentropyFromLogitsRow : sparseCategoricalCrossentropyRow,
      attrs,
      given,
      1,
    ),
  Optimizer(attrs, { x0, grads }) {
    const step = inDoublePrecision(optimizer(attrs), x0.data);
    const n = x0.data.length;
    const gradients = Array.from({ length: grads.shape[0] }, (_, i) => grads.data.slice(i * n, (i + 1) * n));
    return { x_after_each_step: gradients.flatMap((gradient) => step(gradient)) };
  },
  ClipGradient({ clipnorm: clipNorm, clipvalue: clipValue }, { g }) {
    const options = { learningRate: 1, clipNorm, clipValue };
    const step = inDoublePrecision(
      getOptimizer('test', { kind: 'sgd', options }),
      g.data.map(() => 0),
    );
    return { clipped: step(g.data).map((weight) => -weight) };
  },
  OptimizerOnQuadratic(attrs, { x0 }) {
    const step = inDoublePrecision(optimizer(attrs), x0.data);
    const costs = [];
    const after = [];
    for (let i = 0, x = x0.data; i < 3; i++) {
      costs.push(x.reduce((sum, value) => sum + value * value, 0));
      x = step(x.map((value) => 2 * value));
      after.push(...x);
    }
    return { x_after_each_step: after, cost_before_each_step: costs };
  },
};

/** The first value outside the tolerance of the case, which may have fewer steps than we compute. */
function firstDeviation({ outputs, rtol, atol }: Case, actual: Computed): string | undefined {
  for (const { name, data } of outputs) {
    const expected = data.map(Number);
    for (const [i, value] of expected.entries()) {
      const isNear = Math.abs(actual[name][i] - value) <= atol + rtol * Math.abs(value);
      if (!(isNear || Object.is(actual[name][i], value)))
        return `${name}[${i}] is ${actual[name][i]}, not ${value}`;
    }
  }
  return undefined;
}

describe('functions and optimizers agree with the tests of Keras and TensorFlow.js', () => {
  const comparable = cases.filter(({ op, name }) => op in compute && !deviations.includes(name));
  test.each(comparable.map((entry) => [entry.name, entry] as const))('%s', (name, entry) => {
    const actual = compute[entry.op](entry.attrs, arrays(entry.inputs));
    const expected =
      // In double precision 1 − (1 − 1e-7) is 1e-7; the test of Keras is in single precision.
      name === 'keras_bce_saturated' ? [{ ...entry.outputs[0], data: [-Math.log(1e-7) / 4] }] : entry.outputs;
    expect(firstDeviation({ ...entry, outputs: expected }, actual)).toBeUndefined();
  });

  test.each(deviations)('%s: our result differs on purpose', (name) => {
    const entry = cases.find((candidate) => candidate.name === name)!;
    expect(firstDeviation(entry, compute[entry.op](entry.attrs, arrays(entry.inputs)))).toBeDefined();
  });
});

describe('initializers have the limits and deviations of Keras', () => {
  const all = cases.filter(({ op }) => op === 'Initializer');
  test.each(all.map(({ name, attrs, outputs }) => [name, attrs.shape as number[], outputs] as const))(
    '%s',
    (_name, shape, outputs) => {
      for (const { name, data } of outputs) {
        const [family, kind, statistic] = name.split('_');
        const isUniform = kind === 'uniform';
        const initialize = getInitializer('test', 'kernel', `${family}${isUniform ? 'Uniform' : 'Normal'}`);
        const weights = new Float32Array(20_000);
        initialize(weights, shape, generator(3));
        const expected = Number(data[0]);
        const limit = isUniform ? expected : (2 * expected) / 0.8796256610342398;
        const deviation = isUniform ? expected / Math.sqrt(3) : expected;
        expect(statistic).toBe(isUniform ? 'limit' : 'stddev');
        const maxAbs = weights.reduce((max, weight) => Math.max(max, Math.abs(weight)), 0);
        const mean = weights.reduce((a, b) => a + b) / weights.length;
        const square = weights.reduce((sum, weight) => sum + weight * weight, 0) / weights.length;
        expect(maxAbs).toBeLessThanOrEqual(limit * (1 + 1e-6));
        expect(maxAbs).toBeGreaterThan(0.99 * limit);
        expect(Math.abs(mean)).toBeLessThan((4 * deviation) / Math.sqrt(weights.length));
        expect(Math.abs(Math.sqrt(square) / deviation - 1)).toBeLessThan(0.02);
      }
    },
  );
});
