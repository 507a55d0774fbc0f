// Training histories that the tests of Keras expect: see the notice in fixtures/conformance.json.
import { expect, test } from 'vitest';
import { plainKernels } from '../../src/kernels/plain/index.js';
import { compilePlan } from '../../src/plan/compilePlan.js';
import { layers, optimizers, regularizers, sequential } from '../../src/training.js';
import { expectNear, readFixture } from '../fixtures.js';

interface Case {
  name: string;
  op: string;
  attrs: {
    /** Given unless the case continues another. */
    model?: { dense: number; input?: number; kernel_regularizer?: string }[];
    /** The name of a case whose model is trained on, with its first layer frozen. */
    continues?: string;
    loss: string;
    batch_size: number;
    epochs: number;
    validation_split?: number;
  };
  outputs: { name: string; data: number[] }[];
  rtol: number;
}

const { cases } = readFixture<{ cases: Case[] }>('conformance');
const samples = 5;

/** The model of a case, its weights all 1 or those of the case that it continues. */
async function createModel({ model: given, continues }: Case['attrs']) {
  const before = cases.find(({ name }) => name === continues)?.attrs;
  const model = sequential(
    (given ?? before!.model!).map(({ dense, input, kernel_regularizer: penalty }, i) => {
      const [l1, l2] = penalty?.match(/[\d.]+(?=[,)])/g)?.map(Number) ?? [];
      return layers.dense({
        units: dense,
        useBias: false,
        inputShape: input === undefined ? undefined : [input],
        kernelRegularizer: penalty === undefined ? undefined : regularizers.l1l2({ l1, l2 }),
        trainable: !(before && i === 0),
      });
    }),
  );
  const weights = before ? (await train(before)).weights : await model.getWeights();
  await model.setWeights(
    weights.map(({ shape, data }) => ({ shape, data: before ? data : data.map(() => 1) })),
  );
  return model;
}

/** Trains the model of a case; returns its history and the weights after. */
async function train(attrs: Case['attrs']) {
  const model = await createModel(attrs);
  const isClasses = attrs.loss.startsWith('categorical');
  model.compile({
    optimizer: optimizers.sgd({ learningRate: 0.01 }),
    loss: isClasses ? 'categoricalCrossentropy' : 'meanSquaredError',
    metrics: isClasses ? ['accuracy'] : [],
  });
  const row = isClasses ? [0, 1] : [1];
  const history = await model.fit(
    Array.from({ length: samples }, () => [1, 1, 1, 1]),
    Array.from({ length: samples }, () => row),
    {
      epochs: attrs.epochs,
      batchSize: attrs.batch_size,
      validationSplit: attrs.validation_split,
      workers: 0,
    },
  );
  return { history, weights: await model.getWeights() };
}

test.each(cases.filter(({ op }) => op === 'Fit').map((entry) => [entry.name, entry] as const))(
  'model.fit agrees with the test of Keras: %s',
  async (_name, { attrs, outputs, rtol }) => {
    const { history, weights } = await train(attrs);
    const [kernel1, kernel2] = weights.map(({ data }) => data);
    const results = new Map<string, ArrayLike<number>>([
      ['loss', history.loss],
      ['val_loss', history.valLoss],
      ['accuracy', history.accuracy],
      ['val_accuracy', history.valAccuracy],
      ['kernel', kernel1],
      ['kernel1_every_entry', kernel1.slice(0, 1)],
      ['kernel2_every_entry', kernel2?.slice(0, 1)],
    ]);
    for (const { name, data } of outputs) expectNear(results.get(name)!, data, rtol, name);
  },
);

test('layers.dropout, keras_dropout_rescaling: values are 0 or 2, their mean is near 1; all are kept when not training', () => {
  const plan = compilePlan(
    {
      layers: [layers.dropout({ rate: 0.5 })],
      inputShape: [500],
      capacity: 20,
      seed: 1,
      optimizer: optimizers.sgd(),
    },
    plainKernels,
  );
  const { memory } = plan.kernels;
  memory.fill(1, plan.input.start, plan.input.start + 10_000);
  const pass = (training: boolean) => {
    plan.forward(0, 20, { training, step: 1, n: 20 });
    return Array.from(memory.subarray(plan.output.start, plan.output.start + 10_000));
  };
  const values = pass(true);
  expect([...new Set(values)].sort()).toEqual([0, 2]);
  expect(Math.abs(values.reduce((a, b) => a + b) / 10_000 - 1)).toBeLessThan(0.02);
  expect(pass(true)).toEqual(values);
  expect(new Set(pass(false))).toEqual(new Set([1]));
});
