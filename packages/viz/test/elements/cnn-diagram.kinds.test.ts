// The layers that <cnn-diagram> draws, beyond those of the textbook's model.
import { layers, sequential, type Layer } from '@cnn/core/training';
import '@cnn/viz/define.js';
import type { CnnDiagram, ConvStep, PoolStep } from '@cnn/viz';
import { afterEach, expect, test } from 'vitest';
import { all, clear, inside, put } from '../helpers.js';
import { clickCell, detail, opened, press, readout, stages, words } from './diagram.js';

afterEach(clear);

/** An input of a shape, with values from 0 to 1. */
const inputOf = (shape: readonly number[]) => ({
  data: Float32Array.from(
    { length: shape.reduce((size, length) => size * length) },
    (_, i) => ((i * 37) % 11) / 11,
  ),
  shape: [...shape],
});

async function live(list: Layer[]) {
  const model = sequential(list, { seed: 4 });
  const input = inputOf(model.inputShape);
  const element = await put<CnnDiagram>('<cnn-diagram></cnn-diagram>');
  Object.assign(element, { model, input });
  await expect.poll(() => all(element, 'canvas').length).toBeGreaterThan(1);
  const outputs = await model.layerOutputs({ data: input.data, shape: [1, ...model.inputShape] });
  return { element, model, outputs };
}

const list = async (text: string) => put<CnnDiagram>(`<cnn-diagram layers="${text}"></cnn-diagram>`);

test('depthwise and separable convolutions, in a text as in a model', async () => {
  const element =
    await list(`input 16 16 3; randomFlip; randomRotation 0.1; conv2d 8 3 same; layerNormalization; leakyReLU
    depthwiseConv2d 3x3 strides=2 depthMultiplier=2 padding=same; prelu sharedAxes=1x2
    separableConv2d 12 3x3 relu; upSampling2d 2; globalAveragePooling2d; dense 4 softmax`);
  const fromText = stages(element);
  expect(fromText).toEqual([
    ['Input', 'RandomFlip · RandomRotation', '16 × 16 × 3'],
    ['Conv2D', '8 filters 3 × 3 · LayerNormalization · LeakyReLU', '16 × 16 × 8', '240 parameters'],
    ['DepthwiseConv2D', '2 filters 3 × 3 per channel · PReLU', '8 × 8 × 16', '176 parameters'],
    ['SeparableConv2D', '12 filters 3 × 3 · relu', '6 × 6 × 12', '348 parameters'],
    ['UpSampling2D', 'enlarged 2 × 2', '12 × 12 × 12'],
    ['GlobalAveragePooling2D', '12'],
    ['Dense', 'softmax', '4', '52 parameters'],
  ]);
  const model = sequential([
    layers.randomFlip({ inputShape: [16, 16, 3] }),
    layers.randomRotation({ factor: 0.1 }),
    layers.conv2d({ filters: 8, kernelSize: 3, padding: 'same' }),
    layers.layerNormalization(),
    layers.leakyReLU(),
    layers.depthwiseConv2d({ kernelSize: 3, strides: 2, depthMultiplier: 2, padding: 'same' }),
    layers.prelu({ sharedAxes: [1, 2] }),
    layers.separableConv2d({ filters: 12, kernelSize: 3, activation: 'relu' }),
    layers.upSampling2d({ size: 2 }),
    layers.globalAveragePooling2d(),
    layers.dense({ units: 4, activation: 'softmax' }),
  ]);
  Object.assign(element, { model });
  await element.updateComplete;
  expect(stages(element)).toEqual(fromText);
  expect(words(inside(element, '.total'))).toBe(`${model.summary().parameters} parameters in all`);
  await press(element, 0, 'Enter');
  expect(words(detail(element))).toContain(
    'In training, every image is changed at random, in another way each epoch: RandomFlip, RandomRotation.',
  );
});

test('lines are drawn as images of one row, with positions in words', async () => {
  const element = await list(`input 128 8; conv1d 32 5 relu; maxPooling1d 2; conv1d 64 5 causal strides=2
    averagePooling1d 2; sumPooling1d 3 strides=1; globalMaxPooling1d; dense 4`);
  expect(stages(element)).toEqual([
    ['Input', '128 × 8'],
    ['Conv1D', '32 filters 5 · relu', '124 × 32', '1,312 parameters'],
    ['MaxPooling1D', 'windows 2', '62 × 32'],
    ['Conv1D', '64 filters 5', '31 × 64', '10,304 parameters'],
    ['AveragePooling1D', 'windows 2', '15 × 64'],
    ['SumPooling1D', 'windows 3', '13 × 64'],
    ['GlobalMaxPooling1D', '64'],
    ['Dense', '4', '260 parameters'],
  ]);
  await press(element, 2, 'Home');
  expect(readout(element)).toBe(
    'MaxPooling1D, position 1, channel 1. It sees positions 1 to 6 of the input.',
  );
  await press(element, 2, 'ArrowRight', 'ArrowDown');
  expect(readout(element)).toBe(
    'MaxPooling1D, position 2, channel 1. It sees positions 3 to 8 of the input.',
  );
  await press(element, 3, 'Home', 'PageDown');
  expect(readout(element)).toBe('Conv1D, position 1, channel 2. It sees positions 1 to 6 of the input.');
  const picture = all(element, '.picture')[1].getBoundingClientRect();
  expect(picture.height).toBeGreaterThan(8);
  expect(picture.width).toBeGreaterThan(3 * picture.height);
  element.lang = 'zh';
  await element.updateComplete;
  expect(readout(element)).toBe('Conv1D，第 1 个位置，通道 2。它的感受野是输入的第 1 至 6 个位置。');
});

test('an image of 26,542,080 values is flattened', async () => {
  const element = await list('input 4096 2160 3; flatten; dense 128');
  expect(stages(element).slice(1)).toEqual([
    ['Flatten', '26,542,080'],
    ['Dense', '128', '3,397,386,368 parameters'],
  ]);
});

test('a flat input that is reshaped to an image stays before it', async () => {
  const element = await list(
    'input 784; reshape 28 28 1; conv2d 4 3x3; flatten; dense 6; reshape 2x3; flatten',
  );
  expect(stages(element).map(([name, shape]) => [name, shape])).toEqual([
    ['Input', '784'],
    ['Reshape', '28 × 28 × 1'],
    ['Conv2D', '4 filters 3 × 3'],
    ['Flatten', '2,704'],
    ['Dense', '6'],
    ['Reshape', '2 × 3'],
    ['Flatten', '6'],
  ]);
  await press(element, 2, 'Home');
  expect(readout(element)).toBe('Conv2D, row 14, column 1, channel 1.');
  await press(element, 1, 'Enter');
  expect(words(detail(element))).toContain('this is value 406.');
  await press(element, 6, 'Home', 'ArrowUp', 'ArrowRight', 'Enter');
  expect(words(detail(element))).toContain(
    'Flattened by position and channel. Counted from 0: 0 × 3 + 1 = 1',
  );
});

test('the calculation of a depthwise convolution uses the filter of its channel', async () => {
  const { element, outputs } = await live([
    layers.depthwiseConv2d({
      kernelSize: 3,
      depthMultiplier: 2,
      strides: 2,
      padding: 'same',
      inputShape: [9, 9, 3],
    }),
  ]);
  await press(element, 1, 'PageDown', 'PageDown', 'PageDown', 'Home', 'Enter');
  const conv = await opened<ConvStep>(element, 'conv-step');
  await conv.updateComplete;
  expect(readout(element)).toMatch(/^DepthwiseConv2D, row 3, column 1, channel 4 = /);
  const { row, column, value } = conv.steps[conv.step];
  expect([row, column]).toEqual([2, 0]);
  expect(value).toBeCloseTo(outputs[0].data[(2 * 5 + 0) * 6 + 3], 5);
  expect(words(detail(element))).toContain('(3 × 3 + 1) × 6 = 60 parameters');
});

test('the calculation of a separable convolution is that of its 1 × 1 filters', async () => {
  const { element, outputs } = await live([
    layers.separableConv2d({
      filters: 5,
      kernelSize: 3,
      padding: 'same',
      activation: 'relu',
      inputShape: [6, 6, 3],
    }),
  ]);
  await clickCell(element, 1, 4, 1, 6);
  const conv = await opened<ConvStep>(element, 'conv-step');
  await conv.updateComplete;
  const { row, column, value } = conv.steps[conv.step];
  expect([row, column]).toEqual([4, 1]);
  expect(Math.max(0, value)).toBeCloseTo(outputs[0].data[(4 * 6 + 1) * 5], 5);
  expect(words(detail(element))).toContain('3 × 3 × 3 + 3 × 5 + 5 = 47 parameters');
  expect(words(detail(element))).toContain('First each channel is filtered alone');
});

test.each([
  { options: { padding: 'causal', dilationRate: 2 }, position: 0 },
  { options: { strides: 2, padding: 'same' }, position: 5 },
  { options: { useBias: false }, position: 9 },
] as const)('the calculation of a convolution of lines, $options', async ({ options, position }) => {
  const { element, outputs } = await live([
    layers.conv1d({ filters: 4, kernelSize: 3, inputShape: [12, 2], ...options }),
  ]);
  await press(
    element,
    1,
    'PageDown',
    'Home',
    ...Array.from({ length: position }, () => 'ArrowRight'),
    'Enter',
  );
  const conv = await opened<ConvStep>(element, 'conv-step');
  await conv.updateComplete;
  expect(conv.steps).toHaveLength(outputs[0].shape[1]);
  expect([conv.steps[conv.step].row, conv.steps[conv.step].column]).toEqual([0, position]);
  expect(conv.steps[conv.step].value).toBeCloseTo(outputs[0].data[position * 4 + 1], 5);
  // A step of the figure inside moves the diagram.
  expect(conv.next() || conv.previous()).toBe(true);
  await element.updateComplete;
  expect(readout(element)).toContain(`position ${conv.step + 1}, channel 2`);
});

test('the calculations of poolings of lines', async () => {
  const { element, outputs } = await live([
    layers.maxPooling1d({ poolSize: 3, strides: 2, padding: 'same', inputShape: [40, 3] }),
    layers.averagePooling1d(),
    layers.globalAveragePooling1d(),
  ]);
  for (const [stage, width] of [
    [1, 20],
    [2, 10],
  ]) {
    // prettier-ignore
    await press(element, stage, 'End', 'Enter');
    const pool = await opened<PoolStep>(element, 'pool-step');
    await pool.updateComplete;
    expect(pool.steps[pool.step].value).toBeCloseTo(outputs[stage - 1].data[(width - 1) * 3], 5);
  }
  await press(element, 3, 'Enter');
  expect(words(detail(element))).toContain('The mean of all 10 values of channel 1:');
});

test('enlarged images say where their values come from', async () => {
  const { element } = await live([
    layers.upSampling2d({ size: [2, 3], inputShape: [3, 3, 1] }),
    layers.upSampling2d({ interpolation: 'bilinear' }),
  ]);
  await clickCell(element, 1, 5, 8, 9);
  expect(words(detail(element))).toContain('the value at row 3, column 3 of the image before');
  await press(element, 2, 'Home', 'ArrowRight', 'Enter');
  expect(words(detail(element))).toMatch(
    /interpolated from the values of rows \d+ to \d+, columns 1 to 2 of/,
  );
});

test('a window that is too large for a step figure is not drawn', async () => {
  const { element } = await live([layers.conv1d({ filters: 2, kernelSize: 16, inputShape: [32, 1] })]);
  await press(element, 1, 'Enter');
  await expect.poll(() => words(detail(element))).toContain('(16 × 1 + 1) × 2 = 34 parameters');
  expect(detail(element).querySelector('conv-step')).toBe(null);
});
