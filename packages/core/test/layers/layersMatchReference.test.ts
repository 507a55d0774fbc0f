// The output of each layer in prediction against the function of its name.
import { expect, test } from 'vitest';
import type { ArrayInput, FloatArray, NdView } from '../../src/arrays/view.js';
import { sizeOf } from '../../src/arrays/view.js';
import * as reference from '../../src/reference/index.js';
import { layers, loadModel, sequential, type Layer } from '../../src/training.js';
import { expectClose, numbers } from '../numericGradient.js';

type Compute = (x: ArrayInput, ...weights: NdView<FloatArray>[]) => { data: ArrayLike<number> };

const cases: [string, number[], Layer, Compute][] = [
  [
    'conv1d',
    [9, 4],
    layers.conv1d({ filters: 6, kernelSize: 3, strides: 2, padding: 'same', groups: 2 }),
    (x, w, bias) => reference.conv1d(x, w, { strides: 2, padding: 'same', groups: 2, bias }),
  ],
  [
    'conv1d, causal',
    [7, 2],
    layers.conv1d({ filters: 3, kernelSize: 3, padding: 'causal', dilationRate: 2, activation: 'relu' }),
    (x, w, bias) => reference.relu(reference.conv1d(x, w, { padding: [4, 0], dilationRate: 2, bias })),
  ],
  [
    'maxPooling1d',
    [9, 3],
    layers.maxPooling1d({ poolSize: 3, strides: 2, padding: 'same' }),
    (x) => reference.maxPool1d(x, { poolSize: 3, strides: 2, padding: 'same' }),
  ],
  ['averagePooling1d', [9, 3], layers.averagePooling1d(), (x) => reference.averagePool1d(x)],
  [
    'sumPooling1d',
    [9, 3],
    layers.sumPooling1d({ poolSize: 4, strides: 3 }),
    (x) => reference.sumPool1d(x, { poolSize: 4, strides: 3 }),
  ],
  [
    'globalAveragePooling1d',
    [9, 3],
    layers.globalAveragePooling1d(),
    (x) => reference.averagePool1d(x, { poolSize: 9 }),
  ],
  ['globalMaxPooling1d', [9, 3], layers.globalMaxPooling1d(), (x) => reference.maxPool1d(x, { poolSize: 9 })],
  [
    'depthwiseConv2d',
    [5, 6, 3],
    layers.depthwiseConv2d({ kernelSize: [2, 3], depthMultiplier: 2, strides: 2, padding: 'same' }),
    (x, w, bias) => reference.depthwiseConv2d(x, w, { strides: 2, padding: 'same', bias }),
  ],
  [
    'separableConv2d',
    [5, 6, 3],
    layers.separableConv2d({ filters: 4, kernelSize: 3, depthMultiplier: 2, activation: 'tanh' }),
    (x, depthwise, pointwise, bias) =>
      reference.tanh(reference.separableConv2d(x, depthwise, pointwise, { bias })),
  ],
  [
    'upSampling2d, nearest',
    [2, 3, 2],
    layers.upSampling2d({ size: [3, 2] }),
    (x) => reference.upSample2d(x, { size: [3, 2] }),
  ],
  [
    'upSampling2d, bilinear',
    [2, 3, 2],
    layers.upSampling2d({ size: [3, 2], interpolation: 'bilinear' }),
    (x) => reference.upSample2d(x, { size: [3, 2], interpolation: 'bilinear' }),
  ],
  [
    'layerNormalization',
    [3, 4],
    layers.layerNormalization(),
    (x, gamma, beta) => reference.layerNormalization(x, { gamma, beta }),
  ],
  [
    'layerNormalization of two axes',
    [2, 3, 4],
    layers.layerNormalization({ axis: [-2, -1], epsilon: 0.1 }),
    (x, gamma, beta) => reference.layerNormalization(x, { axis: [2, 3], gamma, beta, epsilon: 0.1 }),
  ],
  ['prelu', [2, 3], layers.prelu(), (x, alpha) => reference.prelu(x, alpha)],
  [
    'prelu with shared axes',
    [2, 3, 2],
    layers.prelu({ sharedAxes: [1, 2] }),
    (x, alpha) => reference.prelu(x, alpha),
  ],
  ['reshape', [2, 3, 4], layers.reshape({ targetShape: [4, -1] }), (x) => reference.linear(x)],
  ['leakyReLU', [2, 3], layers.leakyReLU(), (x) => reference.leakyRelu(x, 0.3)],
];

test.each(cases)('%s', async (_name, inputShape, layer, compute) => {
  const model = sequential([{ ...layer, inputShape }], { seed: 2 });
  const weights = await model.getWeights();
  await model.setWeights(
    weights.map(({ shape }, i) => ({ data: numbers(sizeOf(shape), i + 2), shape: [...shape] })),
  );
  const shape = [2, ...inputShape];
  const x = { data: numbers(sizeOf(shape)), shape };
  const expected = compute(x, ...(await model.getWeights()));
  const output = await model.predict(x);
  expectClose(output.data, expected.data, 1e-5);
  expect(output.shape).toEqual([2, ...model.outputShape]);

  const loaded = await loadModel(await model.save());
  expect(loaded.layers[0].kind).toBe(layer.kind);
  expect((await loaded.predict(x)).data).toEqual(output.data);
  expect((await loaded.layerOutputs(x))[0].data).toEqual(output.data);
});
