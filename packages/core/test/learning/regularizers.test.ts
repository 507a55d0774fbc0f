import { expect, test } from 'vitest';
import { layers, loadModel, optimizers, regularizers, sequential } from '../../src/training.js';
import { layerFromConfig } from '../../src/layers/registry.js';

const kernel = [
  [1, -2],
  [0, 3],
];

/** A model whose outputs are the targets, so that only the weights add to the loss. */
async function penalized(options: object, bias = [0.5, 0]) {
  const model = sequential([layers.dense({ units: 2, inputShape: [2], ...options })], { seed: 1 });
  model.compile({ optimizer: optimizers.sgd({ learningRate: 1 }), loss: 'meanSquaredError' });
  await model.setWeights([kernel, bias]);
  return model;
}
const x = [
  [0, 0],
  [0, 0],
];
const y = [
  [0.5, 0],
  [0.5, 0],
];

test.each([
  ['l1', { kernelRegularizer: 'l1' }, 0.06],
  ['l2', { kernelRegularizer: 'l2' }, 0.14],
  ['l1 by a factor', { kernelRegularizer: regularizers.l1({ l1: 0.5 }) }, 3],
  ['l1l2', { kernelRegularizer: regularizers.l1l2({ l1: 0.1, l2: 1 }) }, 14.6],
  ['of kernel and bias', { kernelRegularizer: 'l1', biasRegularizer: regularizers.l2({ l2: 1 }) }, 0.31],
])(
  '%s: the loss has the penalty, in fit of the weights before the update',
  async (_name, options, penalty) => {
    const model = await penalized(options);
    expect((await model.evaluate(x, y)).loss).toBeCloseTo(penalty, 6);
    const history = await model.fit(x, y, { workers: 0, batchSize: 2, validationData: [x, y] });
    expect(history.loss[0]).toBeCloseTo(penalty, 6);
    expect(history.valLoss[0]).toBe((await model.evaluate(x, y)).loss);
  },
);

test('the update has the slope of the penalty, 0 where l1 meets a weight of 0', async () => {
  const model = await penalized({ kernelRegularizer: regularizers.l1l2({ l1: 0.25, l2: 0.125 }) });
  await model.trainOnBatch(x, y);
  const [weights, bias] = await model.getWeights();
  expect([...weights.data]).toEqual([1 - 0.25 - 0.25, -2 + 0.25 + 0.5, 0, 3 - 0.25 - 0.75]);
  expect([...bias.data]).toEqual([0.5, 0]);
});

test('a saved model keeps its regularizers', async () => {
  const options = { kernelRegularizer: regularizers.l1l2({ l1: 0.1, l2: 1 }), biasRegularizer: 'l1' };
  const model = await penalized(options);
  const loaded = await loadModel(await model.save());
  expect(loaded.layers[0].options).toMatchObject(options);
  expect((await loaded.evaluate(x, y)).loss).toBe((await model.evaluate(x, y)).loss);
});

test.each([
  [() => regularizers.l2({ l2: -1 }), 'regularizers.l2: l2 must be 0 or more, but got -1.'],
  [() => regularizers.l1({ l2: 1 } as never), 'regularizers.l1: options must be among l1, but got "l2".'],
  [
    () => layers.dense({ units: 1, kernelRegularizer: 'l3' as never }),
    'layers.dense: kernelRegularizer must be l1, l2, or one made by regularizers, but got "l3".',
  ],
  [
    () => layers.conv2d({ filters: 1, kernelSize: 1, biasRegularizer: null as never }),
    'layers.conv2d: biasRegularizer must be l1, l2, or one made by regularizers, but got null.',
  ],
  [
    () =>
      layerFromConfig({
        kind: 'dense',
        options: { units: 1, kernelRegularizer: { kind: 'l1', options: 3 } },
      }),
    'regularizers.l1: options must be an object, but got 3.',
  ],
])('refuses %#', (call, message) => expect(call).toThrow(message));
