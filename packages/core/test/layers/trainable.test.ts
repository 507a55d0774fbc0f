// Layers that are not trainable.
import { describe, expect, test } from 'vitest';
import { layers, loadModel, sequential, type Layer } from '../../src/training.js';
import { stripes } from '../models.js';

const { images, labels } = stripes(20);

const build = (list: Layer[]) => {
  const model = sequential(list, { seed: 4 });
  model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy' });
  return model;
};

/** For each parameter whether a fit has changed it. */
async function changed(list: Layer[], workers: number): Promise<boolean[]> {
  const model = build(list);
  const before = await model.getWeights();
  await model.fit(images, labels, { epochs: 1, batchSize: 8, workers });
  const after = await model.getWeights();
  return after.map(({ data }, i) => data.some((value, j) => value !== before[i].data[j]));
}

const network = (frozen: { conv?: boolean; normalization?: boolean; dense?: boolean }) => [
  layers.rescaling({ scale: 1 / 255, inputShape: [8, 8, 1] }),
  layers.conv2d({ filters: 3, kernelSize: 3, trainable: !frozen.conv }),
  layers.maxPooling2d(),
  layers.flatten(),
  layers.dense({ units: 5, activation: 'tanh', trainable: !frozen.dense }),
  layers.batchNormalization({ trainable: !frozen.normalization }),
  layers.dense({ units: 3, activation: 'softmax' }),
];

describe('trainable: false', () => {
  test.each([
    ['none', {}, [true, true, true, true, true, true, true, true, true, true]],
    [
      'the first layer with weights',
      { conv: true },
      [false, false, true, true, true, true, true, true, true, true],
    ],
    [
      'a dense layer in the middle',
      { dense: true },
      [true, true, false, false, true, true, true, true, true, true],
    ],
    [
      'batch normalization, whose moving statistics stay too',
      { normalization: true },
      [true, true, true, true, false, false, false, false, true, true],
    ],
  ])('the optimizer leaves the weights of %s', async (_name, frozen, expected) => {
    expect(await changed(network(frozen), 0)).toEqual(expected);
    expect(await changed(network(frozen), 2)).toEqual(expected);
  });

  test('a model of which no layer is trainable keeps its weights, and its loss is computed', async () => {
    const list = [layers.dense({ units: 3, activation: 'softmax', trainable: false, inputShape: [2] })];
    expect(
      await changed(
        [
          layers.flatten({ inputShape: [8, 8, 1] }),
          layers.dense({ units: 3, activation: 'softmax', trainable: false }),
        ],
        0,
      ),
    ).toEqual([false, false]);
    expect((await build(list).trainOnBatch([[1, 2]], [0])).loss).toBeGreaterThan(0);
  });

  test('batch normalization that is not trainable normalizes by its moving statistics in training', async () => {
    const layer = layers.batchNormalization({ trainable: false, epsilon: 1e-9, inputShape: [1] });
    const model = sequential([layer]);
    model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
    await model.setWeights([[2], [1], [3], [4]]);
    const { loss } = await model.trainOnBatch([[3], [7]], [[1], [5]]);
    expect(loss).toBeCloseTo(0, 6);
  });

  test('the others train as in a model that has no layer before them', async () => {
    const whole = build(network({ conv: true, dense: true }));
    await whole.fit(images, labels, { epochs: 1, batchSize: 8, shuffle: false, workers: 0 });
    const features = (await build(network({})).layerOutputs(images))[4];
    const end = build([
      layers.batchNormalization({ inputShape: [5] }),
      layers.dense({ units: 3, activation: 'softmax' }),
    ]);
    await end.setWeights((await build(network({})).getWeights()).slice(4));
    await end.fit(features, labels, { epochs: 1, batchSize: 8, shuffle: false, workers: 0 });
    expect((await whole.getWeights()).slice(4)).toEqual(await end.getWeights());
  });

  test('the summary counts the weights as non-trainable', () => {
    const { parameters, trainableParameters } = build(network({ conv: true, normalization: true })).summary();
    expect([parameters, trainableParameters]).toEqual([30 + 140 + 20 + 18, 140 + 18]);
  });

  test('is saved and loaded', async () => {
    const loaded = await loadModel(await build(network({ conv: true })).save());
    expect(loaded.layers.map(({ trainable }) => trainable !== false)).toEqual([
      true,
      false,
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(loaded.summary().trainableParameters).toBe(140 + 10 + 18);
  });
});

describe('name', () => {
  const named = () => [
    layers.dense({ units: 2, name: 'dense', inputShape: [2] }),
    layers.dense({ units: 2 }),
    layers.leakyReLU(),
    layers.dense({ units: 2, name: 'output' }),
  ];

  test('is that in the summary; the others are numbered around it', () => {
    const names = build(named())
      .summary()
      .rows.map(({ name }) => name);
    expect(names).toEqual(['dense', 'dense_1', 'leaky_re_lu', 'output']);
  });

  test('is saved and loaded', async () => {
    const { rows } = (await loadModel(await build(named()).save())).summary();
    expect(rows.map(({ name }) => name)).toEqual(['dense', 'dense_1', 'leaky_re_lu', 'output']);
  });

  test('a second layer of the same name is refused, and what is no name', () => {
    const list = [layers.flatten({ name: 'a', inputShape: [2] }), layers.dense({ units: 1, name: 'a' })];
    expect(() => sequential(list)).toThrow(
      'sequential: layers[1].name must be a name that no other layer of the model has, but got "a".',
    );
    expect(() => layers.flatten({ name: '' })).toThrow(
      'layers.flatten: name must be a text of at least one character, but got "".',
    );
    expect(() => layers.dropout({ rate: 0, trainable: 1 as never })).toThrow(
      'layers.dropout: trainable must be true or false, but got 1.',
    );
  });
});
