// Training against PyTorch, with numbers made by oracle/makeFixtures.py.
import { describe, expect, test } from 'vitest';
import { input, layers, model as modelOf, optimizers, sequential } from '../../src/index.js';
import { layerFromConfig } from '../../src/layers/registry.js';
import { getLoss } from '../../src/learning/losses/registry.js';
import { getOptimizer } from '../../src/learning/optimizers/registry.js';
import { expectNear, readFixture, type FixtureArray } from '../fixtures.js';
import { inDoublePrecision } from '../doublePrecision.js';

interface OptimizerTrace {
  kind: string;
  options: Record<string, unknown>;
  start: FixtureArray;
  gradients: number[][];
  weights: number[][];
}

describe('optimizers agree with PyTorch and the formulas of Keras in ten steps of one vector', () => {
  const { traces } = readFixture<{ traces: OptimizerTrace[] }>('optimizers');
  test.each(traces.map((trace) => [trace.kind, trace.options, trace] as const))(
    '%s %j',
    (kind, options, { start, gradients, weights }) => {
      const step = inDoublePrecision(getOptimizer('test', { kind, options }), start.data);
      gradients.forEach((gradient, i) =>
        expectNear(step(gradient), weights[i], 1e-9, `step ${i + 1}, weight`),
      );
    },
  );
});

interface Model {
  input: FixtureArray;
  labels: number[];
  weights: FixtureArray[];
  traces: {
    kind: string;
    options: Record<string, unknown>;
    losses: number[];
    lastBias: FixtureArray;
  }[];
}

describe('model.fit agrees with PyTorch in 20 steps of a small model: every loss within 1e-5', () => {
  const [{ input, labels, weights, traces }] = readFixture<{ models: Model[] }>('training').models;
  test.each(traces.map((trace) => [trace.kind, trace.options, trace] as const))(
    '%s %j',
    async (kind, options, { losses, lastBias }) => {
      const model = sequential([
        layers.conv2d({ filters: 3, kernelSize: 3, inputShape: [8, 8, 1] }),
        layers.maxPooling2d(),
        layers.flatten(),
        layers.dense({ units: 7, activation: 'relu' }),
        layers.dense({ units: 3, activation: 'softmax' }),
      ]);
      await model.setWeights(weights);
      model.compile({
        optimizer: getOptimizer('test', { kind, options }),
        loss: 'sparseCategoricalCrossentropy',
      });
      const { loss } = await model.fit(input, labels, {
        epochs: losses.length,
        batchSize: labels.length,
        shuffle: false,
        workers: 0,
      });
      expectNear(loss, losses, 1e-5, 'loss');
      const bias = (await model.getWeights()).at(-1)!;
      expectNear(bias.data, lastBias.data, 1e-4, 'last bias');
      expect(loss.length).toBe(20);
      model.dispose?.();
    },
  );
});

interface Network {
  layers: { kind: string; options: Record<string, unknown> }[];
  input: FixtureArray;
  targets: FixtureArray;
  sampleWeight?: FixtureArray;
  loss: { kind: string; options: Record<string, unknown> };
  optimizer: { kind: string; options: Record<string, unknown> };
  start: FixtureArray[];
  losses: number[];
  weights: FixtureArray[];
}

describe('model.fit agrees with PyTorch in 10 steps of networks of other layers, losses and optimizers', () => {
  const { networks } = readFixture<{ networks: Network[] }>('networks');

  test.each(networks.map((network) => [network.layers.map(({ kind }) => kind).join(', '), network] as const))(
    '%s',
    async (_kinds, { input, targets, sampleWeight, loss, optimizer, start, losses, weights, ...network }) => {
      const model = sequential(
        network.layers.map(({ kind, options }, i) => {
          const inputShape = i === 0 ? { inputShape: input.shape.slice(1) } : {};
          return layerFromConfig({ kind, options: { ...options, ...inputShape } });
        }),
      );
      await model.setWeights(start);
      model.compile({ optimizer: getOptimizer('test', optimizer), loss: getLoss('test', loss) });
      const history = await model.fit(input, targets, {
        epochs: losses.length,
        batchSize: input.shape[0],
        shuffle: false,
        workers: 0,
        sampleWeight,
      });
      expectNear(history.loss, losses, 1e-5, 'loss');
      const after = await model.getWeights();
      expect(after.map(({ shape }) => shape)).toEqual(weights.map(({ shape }) => shape));
      after.forEach(({ data }, i) => expectNear(data, weights[i].data, 1e-5, `weight ${i}`));
    },
  );
});

interface ResidualModel {
  input: FixtureArray;
  labels: number[];
  weights: FixtureArray[];
  losses: number[];
  lastWeights: FixtureArray[];
}

test('model.fit agrees with PyTorch in 20 steps of a residual block', async () => {
  const [fixture] = readFixture<{ models: ResidualModel[] }>('residual').models;
  const image = input({ shape: [5, 4, 2] });
  const start = layers
    .conv2d({ filters: 3, kernelSize: 3, padding: 'same', activation: 'tanh' })
    .apply(image);
  const inner = layers.conv2d({ filters: 3, kernelSize: 3, padding: 'same' }).apply(start);
  const sum = layers.add().apply([layers.batchNormalization().apply(inner), start]);
  const joined = layers.concatenate().apply([layers.activation('relu').apply(sum), image, start]);
  const means = layers.globalAveragePooling2d().apply(joined);
  const outputs = layers.dense({ units: 3, activation: 'softmax' }).apply(means);
  const model = modelOf({ inputs: image, outputs });
  const [kernel1, bias1, kernel2, bias2, gamma, beta, kernel3, bias3] = fixture.weights;
  const zeros = { data: [0, 0, 0], shape: [3] };
  const ones = { data: [1, 1, 1], shape: [3] };
  await model.setWeights([kernel1, bias1, kernel2, bias2, gamma, beta, zeros, ones, kernel3, bias3]);
  model.compile({ optimizer: optimizers.sgd({ learningRate: 0.1 }), loss: 'sparseCategoricalCrossentropy' });
  const { losses, labels } = fixture;
  const options = { epochs: 20, batchSize: labels.length, shuffle: false, workers: 0 };
  const { loss } = await model.fit(fixture.input, labels, options);
  expectNear(loss, losses, 1e-5, 'loss');
  const weights = (await model.getWeights()).filter((_, i) => i !== 6 && i !== 7);
  weights.forEach(({ data }, i) => expectNear(data, fixture.lastWeights[i].data, 1e-4, `weight array ${i}`));
  expect(weights).toHaveLength(8);
});
