import { describe, expect, test } from 'vitest';
import * as reference from '../../../src/reference/index.js';
import { input, layers, loadModel, model, sequential, type LayerNode } from '../../../src/training.js';
import { expectClose, numbers } from '../../numericGradient.js';
import { residualModel, stripes, trainStripes } from '../../models.js';

const { images, labels } = stripes(40);
const dense = (units: number, name?: string) => layers.dense({ units, name });

test('layers and weights are in the order of Keras: further from the output first, then as a walk comes to them', () => {
  const start = input({ shape: [4] });
  const stem = dense(3, 'stem').apply(start);
  const short = dense(5, 'short').apply(stem);
  const long = dense(5, 'long 2').apply(dense(6, 'long 1').apply(stem));
  const skip = dense(5, 'skip').apply(start);
  const outputs = dense(2, 'last').apply(layers.add({ name: 'sum' }).apply([short, skip, long]));
  const built = model({ inputs: start, outputs });
  // In Keras 3 their depths are 4, 3, 2, 2, 2, 1 and 0.
  expect(built.layers.map(({ name }) => name)).toEqual([
    'stem',
    'long 1',
    'short',
    'skip',
    'long 2',
    'sum',
    'last',
  ]);
  expect(built.layerInputs).toEqual([[0], [1], [1], [0], [2], [3, 4, 5], [6]]);
  expect([built.inputShape, built.outputShape]).toEqual([[4], [2]]);
});

test("summary prints the input too, and Keras' column of connections", () => {
  const start = input({ shape: [4] });
  const left = layers.dense({ units: 3, activation: 'relu' }).apply(start);
  const sum = layers.add().apply([left, layers.dense({ units: 3 }).apply(start)]);
  const built = model({ inputs: start, outputs: layers.concatenate().apply([sum, start]) });
  const { rows } = built.summary();
  expect(rows.map(({ kind, connectedTo }) => [kind, connectedTo])).toEqual([
    ['dense', ['input_layer']],
    ['dense', ['input_layer']],
    ['add', ['dense', 'dense_1']],
    ['concatenate', ['add', 'input_layer']],
  ]);
  expect(String(built.summary())).toBe(
    [
      'Layer (type)               Output Shape    Param #  Connected to',
      '─'.repeat(80),
      'input_layer (InputLayer)   (None, 4)             0  -',
      'dense (Dense)              (None, 3)            15  input_layer[0][0]',
      'dense_1 (Dense)            (None, 3)            15  input_layer[0][0]',
      'add (Add)                  (None, 3)             0  dense[0][0], dense_1[0][0]',
      'concatenate (Concatenate)  (None, 7)             0  add[0][0], input_layer[0][0]',
      '─'.repeat(80),
      'Total params: 30 (120.00 B)',
      'Trainable params: 30 (120.00 B)',
      'Non-trainable params: 0 (0.00 B)',
    ].join('\n'),
  );
  const row = model({ inputs: start, outputs: left });
  expect(String(row.summary())).not.toContain('Connected to');
});

test('a model of layers in a row has the weights, bits and dropout of the sequential one', async () => {
  const list = () => [
    layers.flatten(),
    layers.dense({ units: 6, activation: 'tanh' }),
    layers.dropout({ rate: 0.4 }),
    layers.dense({ units: 3, activation: 'softmax' }),
  ];
  const start = input({ shape: [8, 8, 1] });
  const outputs = list().reduce((node: LayerNode, layer) => layer.apply(node), start);
  const [first, ...others] = list();
  const both = [
    model({ inputs: [start], outputs: [outputs], seed: 2 }),
    sequential([layers.flatten({ ...first.options, inputShape: [8, 8, 1] }), ...others], { seed: 2 }),
  ];
  for (const one of both) one.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy' });
  const [graph, row] = await Promise.all(both.map((one) => trainStripes(one, 0)));
  expect(graph).toEqual(row);
});

test('every layer output is that of the functions of the same names', async () => {
  const start = input({ shape: [4, 3, 2] });
  const left = layers.conv2d({ filters: 2, kernelSize: 3, padding: 'same' }).apply(start);
  const sum = layers.add().apply([left, start, left]);
  const rows = layers.concatenate({ axis: 1 }).apply([sum, start]);
  const columns = layers.concatenate({ axis: -2 }).apply([rows, rows]);
  const built = model({ inputs: start, outputs: columns, seed: 1 });
  const x = { data: Float32Array.from(numbers(2 * 24)), shape: [2, 4, 3, 2] };
  const outputs = await built.layerOutputs(x);
  const sums = reference.add([outputs[0], x, outputs[0]]);
  expect(outputs.map(({ shape }) => shape)).toEqual([
    [2, 4, 3, 2],
    [2, 4, 3, 2],
    [2, 8, 3, 2],
    [2, 8, 6, 2],
  ]);
  expectClose(outputs[1].data, sums.data, 1e-6);
  expect([...outputs[2].data]).toEqual([...reference.concatenate([outputs[1], x], { axis: 1 }).data]);
  expect([...outputs[3].data]).toEqual([
    ...reference.concatenate([outputs[2], outputs[2]], { axis: 2 }).data,
  ]);
  expect([...(await built.predict(x)).data]).toEqual([...outputs[3].data]);
});

test('layerGradients adds up the gradients of an output that is taken several times', async () => {
  const start = input({ shape: [2] });
  const hidden = layers.dense({ units: 2, name: 'hidden' }).apply(start);
  const flat = layers.reshape({ targetShape: [2, 1] }).apply(hidden);
  const sum = layers.add().apply([hidden, layers.flatten().apply(flat), hidden]);
  const built = model({ inputs: start, outputs: sum, seed: 1 });
  built.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  const x = { data: [1, 2, 3, 4], shape: [2, 2] };
  const y = { data: [0, 1, 0, 1], shape: [2, 2] };
  const gradients = await built.layerGradients(x, y);
  const [ofHidden, ofReshaped, ofFlat, ofSum] = gradients.map(({ data }) => [...data]);
  expect(ofReshaped).toEqual(ofSum);
  expect(ofFlat).toEqual(ofSum);
  expectClose(
    ofHidden,
    ofSum.map((value) => 3 * value),
    1e-6,
  );
  expect(Math.max(...ofSum.map(Math.abs))).toBeGreaterThan(0.01);
});

test('a residual block learns, to the same bits with 1 to 3 workers', async () => {
  const expected = await trainStripes(residualModel(4), 0);
  for (const workers of [1, 2, 3]) expect(await trainStripes(residualModel(4), workers)).toEqual(expected);
  const learner = residualModel(4);
  learner.optimizer.learningRate = 0.02;
  const { loss } = await learner.fit(images, labels, { epochs: 40, workers: 0 });
  expect(loss[39]).toBeLessThan(loss[0] / 2);
});

describe('save and loadModel', () => {
  test('a loaded model trains on with the bits of one that was never saved', async () => {
    const [saved, whole] = [residualModel(5), residualModel(5)];
    await saved.fit(images, labels, { epochs: 2, workers: 0 });
    const loaded = await loadModel(await saved.save());
    const after = await loaded.fit(images, labels, { epochs: 2, workers: 2 });
    const history = await whole.fit(images, labels, { epochs: 4, workers: 0 });
    expect(after.loss).toEqual(history.loss.slice(2));
    expect(await loaded.getWeights()).toEqual(await whole.getWeights());
    expect(await loaded.predict(images)).toEqual(await whole.predict(images));
    expect(String(loaded.summary())).toBe(String(whole.summary()));
    expect(loaded.layerInputs).toEqual(whole.layerInputs);
  });
});

describe('refuses', () => {
  const start = input({ shape: [4] });
  const image = input({ shape: [4, 4, 1] });
  const shared = dense(4);
  test.each<[string, () => unknown, string]>([
    [
      'a shape of 0',
      () => input({ shape: [0] }),
      'input: shape must be a list of positive whole numbers, but got [0].',
    ],
    [
      'an unknown option',
      () => input({ shape: [4], dtype: 'int32' } as never),
      'input: options must be among shape, but got "dtype".',
    ],
    [
      'what is no value',
      () => dense(3).apply({ shape: [4], inputs: [] }),
      'layers.dense: input must be a value that input or apply gave, but got an array of shape [4].',
    ],
    [
      'several values for a layer that takes one',
      () => dense(3).apply([start, start]),
      'layers.dense: input must be one value (layers.add() and layers.concatenate() take several), but got',
    ],
    [
      'one value where a list is due',
      () => layers.add().apply(start),
      'layers.add: inputs must be a list of values that input or apply gave, but got an array of shape [4].',
    ],
    [
      'no values',
      () => layers.concatenate().apply([]),
      'layers.concatenate: inputs must be a list of 1 to 1000 values',
    ],
    [
      'what a layer can not take',
      () => dense(3).apply(image),
      'layers.dense: input must be flat, [in] (flatten() comes before), but got [4, 4, 1].',
    ],
    [
      'another inputShape',
      () => layers.dense({ units: 2, inputShape: [5] }).apply(start),
      'layers.dense: inputShape must be [4], as its input has, or left out, but got [5].',
    ],
    [
      'a sum of different shapes',
      () => layers.add().apply([start, dense(3).apply(start)]),
      'layers.add: inputs must have one shape, here [4], but got [3].',
    ],
    [
      'images of different sizes side by side',
      () => layers.concatenate().apply([image, layers.maxPooling2d().apply(image)]),
      'layers.concatenate: inputs must have one shape but along the axis, here [4, 4, 1], but got [2, 2, 1].',
    ],
    [
      'the axis of the samples',
      () => layers.concatenate({ axis: 0 }),
      'layers.concatenate: axis must be a whole number other than 0, the axis of the samples, but got 0.',
    ],
    [
      'an axis that is not there',
      () => layers.concatenate({ axis: 2 }).apply([start, start]),
      'layers.concatenate: axis must name one of 2 axes, from 1, but got 2.',
    ],
    [
      'several inputs',
      () => model({ inputs: [start, image], outputs: dense(2).apply(start) }),
      'model: inputs must be one value (models of several inputs or outputs are not supported), but got',
    ],
    [
      'another input',
      () => model({ inputs: image, outputs: dense(2).apply(start) }),
      'model: outputs must depend on no other input than inputs, but got an array of shape [4].',
    ],
    [
      'an input that is an output',
      () => model({ inputs: dense(2).apply(start), outputs: dense(2).apply(start) }),
      'model: inputs must be what input gave, but got an array of shape [2].',
    ],
    [
      'an output that is an input',
      () => model({ inputs: start, outputs: start }),
      'model: outputs must be what apply of a layer gave, but got an array of shape [4].',
    ],
    [
      'no output',
      () => model({ inputs: start } as never),
      'model: outputs must be a value that input or apply gave, but got undefined.',
    ],
    [
      'a layer that is applied twice',
      () => model({ inputs: start, outputs: shared.apply(shared.apply(start)) }),
      'model: outputs must depend on each layer once (make another layer for another use), but got "dense".',
    ],
    [
      'two layers of one name',
      () => model({ inputs: start, outputs: dense(4, 'a').apply(dense(4, 'a').apply(start)) }),
      'model: layers[1].name must be a name that no other layer of the model has, but got "a".',
    ],
    [
      'too few class names',
      () => model({ inputs: start, outputs: dense(4).apply(start), classNames: ['a'] }),
      'model: classNames must have a name for each of the 4 outputs, but got ["a"].',
    ],
    [
      'a merging layer in a sequential model',
      () => sequential([layers.dense({ units: 2, inputShape: [4] }), layers.add()]),
      'sequential: layers[1] must be a layer of one input (those that merge several are for model), but got "add".',
    ],
  ])('%s', (_name, build, message) => {
    expect(build).toThrow(message);
  });
});
