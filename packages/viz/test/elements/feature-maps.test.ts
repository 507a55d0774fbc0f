import '@cnn/viz/define.js';
import { conv2d } from '@cnn/core/reference';
import { layers, sequential } from '@cnn/core/training';
import type { FeatureMaps } from '@cnn/viz';
import { afterEach, expect, test } from 'vitest';
import { clear, inside, problem, put, record } from '../helpers.js';
import { expectPropertiesRefused } from './expectRefused.js';
import { names, numbers, smallModel, x } from './imageGrids.js';

afterEach(clear);

test('<feature-maps> of a live model: the output of its layer, followed epoch by epoch', async () => {
  const element = await put<FeatureMaps>('<feature-maps></feature-maps>');
  expect(names(element)).toHaveLength(6);
  const model = smallModel();
  element.model = model;
  await expect.poll(() => inside(element, '.note')?.textContent).toBe('Waiting for an input.');
  element.input = { data: x.data, shape: [4, 4] };
  await expect.poll(() => names(element)).toEqual(['Channel 1', 'Channel 2', 'Channel 3']);
  const expected = async () => {
    const [kernel, bias] = await model.getWeights();
    const { data } = conv2d({ data: x.data, shape: [4, 4, 1] }, kernel, { bias });
    return [data[0], data[3], data[6]];
  };
  const shown = () => numbers(element)[0].map((text) => Number(text.replace('−', '-')));
  const before = await expected();
  before.forEach((value, i) => expect(shown()[i]).toBeCloseTo(value, 2));
  await model.fit(x, [[9]], { epochs: 1, workers: 0, callbacks: element.callbacks });
  await element.updateComplete;
  const after = await expected();
  expect(Math.abs(after[0] - before[0])).toBeGreaterThan(0.01);
  after.forEach((value, i) => expect(shown()[i]).toBeCloseTo(value, 2));
  model.dispose();
});

test('<feature-maps> of a model of lines: one line per channel', async () => {
  const element = await put<FeatureMaps>('<feature-maps layer="conv1d"></feature-maps>');
  const model = sequential([layers.conv1d({ filters: 2, kernelSize: 3, inputShape: [6, 1] })], { seed: 2 });
  const line = { data: Float32Array.of(1, 3, 2, 0, 1, 5), shape: [6, 1] };
  Object.assign(element, { model, input: line });
  await expect.poll(() => names(element)).toEqual(['Channel 1', 'Channel 2']);
  const { data } = await model.predict({ data: line.data, shape: [1, 6, 1] });
  const shown = numbers(element).map((row) => row.map((text) => Number(text.replace('−', '-'))));
  expect(shown).toHaveLength(1);
  shown[0].forEach((value, i) => expect(value).toBeCloseTo(data[i * 2], 2));
  model.dispose();
});

test.each([
  [{ values: { data: [NaN], shape: [1, 1] } }, 'values'],
  [{ values: { data: new Float32Array(2 ** 22), shape: [2048, 2048] } }, 'values'],
  [{ model: 5 }, 'model'],
])('<feature-maps> reports %o as an error once, and recovers', async (properties, argument) => {
  const element = await put<FeatureMaps>('<feature-maps></feature-maps>');
  await expectPropertiesRefused(element, properties, argument);
});

test('<feature-maps> reports a bad model in the update that it was written in, and nothing else', async () => {
  const element = await put<FeatureMaps>('<feature-maps values="1 2; 3 4"></feature-maps>');
  const errors = record(element, 'cnn-error') as { argument: string }[];
  element.model = {} as never;
  await element.updateComplete;
  expect(problem(element)).toContain('model');
  expect(errors.map(({ argument }) => argument)).toEqual(['model']);
});
