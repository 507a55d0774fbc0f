import { expect, test } from 'vitest';
import { layers, sequential } from '../../../src/training.js';
import type { ArrayInput } from '../../../src/arrays/view.js';
import { smallModel, stripes } from '../../models.js';

const { images, labels } = stripes(6);
const pixels = (i: number) => images.data.subarray(i * 64, (i + 1) * 64);
const each = <Value>(value: (i: number) => Value) => Array.from({ length: 6 }, (_, i) => value(i));

test.each<[string, ArrayInput, ArrayInput]>([
  ['typed arrays', images.data, labels.data],
  ['a list of flat typed arrays', each(pixels), [...labels.data]],
  ['flat rows', { data: images.data, shape: [6, 64] }, labels.data],
  ['flat columns', { data: transposed(), shape: [6, 64], stride: [1, 6] }, labels.data],
  ['a list of images', each((i) => ({ data: pixels(i), shape: [8, 8, 1] })), labels],
  ['nested flat rows', each((i) => [...pixels(i)]), labels.data],
])('a model takes samples as %s', async (_name, x, y) => {
  const [model, expected] = [smallModel(1), smallModel(1)];
  expect(await model.predict(x)).toEqual(await expected.predict(images));
  expect(await model.layerOutputs(x)).toEqual(await expected.layerOutputs(images));
  expect(await model.evaluate(x, y)).toEqual(await expected.evaluate(images, labels));
  expect(await model.trainOnBatch(x, y)).toEqual(await expected.trainOnBatch(images, labels));
  const options = { workers: 0, validationData: [x, y] as const };
  expect(await model.fit(x, y, options)).toEqual(
    await expected.fit(images, labels, { workers: 0, validationData: [images, labels] }),
  );
});

test('targets of several numbers may be one typed array', async () => {
  const model = sequential([layers.dense({ units: 2, inputShape: [1] })], { seed: 1 });
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  const y = Float32Array.of(1, 2, 3, 4);
  expect(await model.evaluate(Float32Array.of(0, 1), y)).toEqual(
    await model.evaluate([[0], [1]], { data: y, shape: [2, 2] }),
  );
});

const expected = 'have shape [n, 8, 8, 1]';
test.each<[string, ArrayInput, string]>([
  [
    'images without a channel axis',
    { data: images.data, shape: [6, 8, 8] },
    `${expected}: its channel axis is missing, so give it the shape [6, 8, 8, 1]`,
  ],
  [
    'one image',
    { data: pixels(0), shape: [8, 8, 1] },
    `${expected}: for one sample give it the shape [1, 8, 8, 1]`,
  ],
  ['part of an image', pixels(0).subarray(1), `${expected}, or a length divisible by 64`],
])('predict refuses %s and says what to write', async (_name, x, rule) => {
  await expect(smallModel(1).predict(x)).rejects.toMatchObject({ argument: 'x', rule });
});

test('images without a channel axis as inputShape are refused with what to write', () => {
  const layerList = [layers.conv2d({ filters: 1, kernelSize: 3, inputShape: [28, 28] })];
  expect(() => sequential(layerList)).toThrow('be images [h, w, c], such as [28, 28, 1] for one channel');
});

test('layers.activation takes its options as one object', () => {
  const layer = layers.activation({ activation: 'relu', inputShape: [3] });
  const { kind, options } = layers.activation('relu', { inputShape: [3] });
  expect(layer).toMatchObject({ kind, options, inputShape: [3], activation: 'relu' });
  expect(() => layers.activation({ activation: 'rely' } as never)).toThrow('activation must be one of');
});

function transposed(): Uint8Array {
  return Uint8Array.from(images.data, (_, k) => images.data[(k % 6) * 64 + Math.floor(k / 6)]);
}
