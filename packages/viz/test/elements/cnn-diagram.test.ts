import { dropoutMask } from '@cnn/core/steps';
import { layers, sequential, textbookLayers } from '@cnn/core/training';
import '@cnn/viz/define.js';
import axe from 'axe-core';
import type { CnnDiagram, ConvStep, PoolStep } from '@cnn/viz';
import { afterEach, expect, test } from 'vitest';
import { all, clear, inside, pressKey, problem, put, record } from '../helpers.js';
import { branchingModel } from './branchingModel.js';
import { box, clickCell, detail, opened, press, readout, stages, words } from './diagram.js';
import { expectPropertiesRefused } from './expectRefused.js';

afterEach(clear);

/** Waits for the step figure inside and for all transitions. */
async function animationsFinished(element: CnnDiagram) {
  const step = element.shadowRoot!.querySelector<ConvStep | PoolStep>('conv-step, pool-step');
  await step?.updateComplete;
  // Transitions begin with the next frame.
  await new Promise(requestAnimationFrame);
  const animations = [element, step].flatMap((figure) => figure?.shadowRoot!.getAnimations() ?? []);
  await Promise.all(animations.map(({ finished }) => finished));
}

const image = { data: Float32Array.from({ length: 64 }, (_, i) => (i * 37) % 11), shape: [8, 8, 1] };
const smallModel = (extra: object = {}) =>
  sequential(
    [
      layers.conv2d({ filters: 3, kernelSize: 3, activation: 'relu', inputShape: [8, 8, 1], ...extra }),
      layers.maxPooling2d({ poolSize: 2 }),
      layers.flatten(),
      layers.dense({ units: 6, activation: 'relu' }),
      layers.dropout({ rate: 0.5 }),
      layers.dense({ units: 3, activation: 'softmax' }),
    ],
    { seed: 3, classNames: ['cat', 'dog', 'bird'] },
  );

async function live(model = smallModel(), input: unknown = image): Promise<CnnDiagram> {
  const element = await put<CnnDiagram>('<cnn-diagram></cnn-diagram>');
  Object.assign(element, { model, input });
  await expect.poll(() => element.shadowRoot!.querySelectorAll('.stage canvas').length).toBeGreaterThan(5);
  return element;
}

test('with nothing set: the textbook’s model with shapes and counts, and no values', async () => {
  const element = await put<CnnDiagram>('<cnn-diagram></cnn-diagram>');
  expect(stages(element)).toEqual([
    ['Input', '28 × 28 × 1'],
    ['Conv2D', '28 filters 3 × 3', '26 × 26 × 28', '280 parameters'],
    ['MaxPooling2D', 'windows 2 × 2', '13 × 13 × 28'],
    ['Flatten', '4,732'],
    ['Dense', 'relu', '128', '605,824 parameters'],
    ['Dropout', 'rate 0.2', '128', 'in testing all are on'],
    ['Dense', 'softmax', '10', '1,290 parameters'],
  ]);
  expect(words(inside(element, '.total'))).toBe('607,394 parameters in all');
  expect(all(element, 'canvas')).toEqual([]);
});

test('a list of layers and the same model have the same shapes and counts', async () => {
  const list =
    await put<CnnDiagram>(`<cnn-diagram layers="input 9 8 2; Conv2D 4 3x2 relu padding=same strides=2
    averagePooling2d 2; conv2d 5 2x2 useBias=false; globalMaxPooling2d; dense 3 sigmoid"></cnn-diagram>`);
  const model = sequential([
    layers.conv2d({
      filters: 4,
      kernelSize: [3, 2],
      activation: 'relu',
      padding: 'same',
      strides: 2,
      inputShape: [9, 8, 2],
    }),
    layers.averagePooling2d({ poolSize: 2 }),
    layers.conv2d({ filters: 5, kernelSize: [2, 2], useBias: false }),
    layers.globalMaxPooling2d(),
    layers.dense({ units: 3, activation: 'sigmoid' }),
  ]);
  const live = await put<CnnDiagram>('<cnn-diagram></cnn-diagram>');
  live.model = model;
  await live.updateComplete;
  expect(stages(list)).toHaveLength(6);
  expect(stages(list)).toEqual(stages(live));
  const json = await put<CnnDiagram>(
    `<cnn-diagram layers='[{"kind":"dense","units":2,"inputShape":[5]}]'></cnn-diagram>`,
  );
  expect(stages(json)).toEqual([
    ['Input', '5'],
    ['Dense', '2', '12 parameters'],
  ]);
});

test('a live model: rescaling is shown with the input, and the values are the model’s', async () => {
  const model = sequential(textbookLayers(), { seed: 1 });
  const element = await live(model, { data: new Uint8Array(784).fill(255), shape: [28, 28] });
  expect(stages(element)[0]).toEqual(['Input', '÷ 255', '28 × 28 × 1']);
  const [probabilities] = [
    (await model.predict({ data: new Uint8Array(784).fill(255), shape: [1, 28, 28, 1] })).data,
  ];
  const shown = all(element, '.bar span:last-child').map((span) => parseFloat(span.textContent!));
  expect(shown).toHaveLength(10);
  shown.forEach((percent, i) => expect(percent).toBeCloseTo(probabilities[i] * 100, 0));
  model.dispose();
});

test('pointer and keys focus a value, and its receptive field is described', async () => {
  const element = await put<CnnDiagram>('<cnn-diagram></cnn-diagram>');
  await press(element, 2, 'Home', 'ArrowUp');
  expect(readout(element)).toBe(
    'MaxPooling2D, row 6, column 1, channel 1. It sees rows 11 to 14 and columns 1 to 4 of the input.',
  );
  expect(words(inside(element, '[role=status]'))).toBe(readout(element));
  await press(element, 2, 'PageDown', 'End');
  expect(readout(element)).toMatch(/^MaxPooling2D, row 6, column 13, channel 2\./);
  // A pixel of a flattened image sees what it saw before.
  await press(element, 3, 'ArrowDown');
  expect(readout(element)).toBe(
    'Flatten, value 29 of 4,732. It sees rows 1 to 4 and columns 3 to 6 of the input.',
  );
  await press(element, 4, 'ArrowRight');
  expect(readout(element)).toBe('Dense, value 2 of 128. It sees the whole input.');
});

test('a click opens the convolution of a cell with the model’s own weights', async () => {
  const element = await live();
  const chosen = record(element, 'cnn-select');
  await clickCell(element, 1, 2, 4, 6);
  expect(chosen).toEqual([{ layer: 0, row: 2, column: 4, channel: 0 }]);
  const conv = await opened<ConvStep>(element, 'conv-step');
  await conv.updateComplete;
  const outputs = await element.model!.layerOutputs({ data: image.data, shape: [1, 8, 8, 1] });
  const { row, column, value } = conv.steps[conv.step];
  expect([row, column]).toEqual([2, 4]);
  expect(Math.max(0, value)).toBeCloseTo(outputs[0].data[(2 * 6 + 4) * 3], 5);
  expect(words(detail(element))).toContain('(3 × 3 × 1 + 1) × 3 = 30 parameters');
  expect(words(detail(element))).toContain('Then relu: ');
  // A step of the figure inside moves the diagram and dispatches no event to the page.
  const steps = record(element, 'cnn-step');
  conv.next();
  await element.updateComplete;
  expect(readout(element)).toMatch(/^Conv2D, row 3, column 6, channel 1/);
  expect(steps).toEqual([]);
});

test('Enter opens a pooling; Escape closes it and returns the focus to its stage', async () => {
  const element = await live();
  await press(element, 2, 'PageDown', 'Enter');
  const pool = detail(element).querySelector<PoolStep>('pool-step')!;
  await pool.updateComplete;
  const outputs = await element.model!.layerOutputs({ data: image.data, shape: [1, 8, 8, 1] });
  const step = pool.steps[pool.step];
  expect(step.value).toBeCloseTo(outputs[1].data[(step.row * 3 + step.column) * 3 + 1], 6);
  inside<HTMLElement>(element, '.close').focus();
  pressKey(inside(element, '.close'), 'Escape');
  await element.updateComplete;
  expect(detail(element)).toBeNull();
  expect(element.shadowRoot!.activeElement).toBe(box(element, 2));
});

test('of many input channels those with the largest sums are shown, and the others are part of the bias', async () => {
  const model = sequential(
    [
      layers.conv2d({ filters: 9, kernelSize: 2, inputShape: [8, 8, 1] }),
      layers.conv2d({ filters: 2, kernelSize: 3, padding: 'same' }),
    ],
    { seed: 8 },
  );
  const element = await live(model);
  await clickCell(element, 2, 0, 6, 7);
  const conv = await opened<ConvStep>(element, 'conv-step');
  await conv.updateComplete;
  const outputs = await model.layerOutputs({ data: image.data, shape: [1, 8, 8, 1] });
  expect(conv.steps).toHaveLength(1);
  expect(conv.steps[0].value).toBeCloseTo(outputs[1].data[6 * 2], 4);
  expect(words(detail(element))).toContain('Of 9 channels these 4 count most here.');
});

test('flatten shows the order of its values: row, column, channel', async () => {
  const element = await live();
  await press(element, 3, 'ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter');
  expect(words(detail(element))).toContain('(1 × 3 + 1) × 3 + 1 = 13');
  const outputs = await element.model!.layerOutputs({ data: image.data, shape: [1, 8, 8, 1] });
  const here = words(detail(element).querySelector('.order .here')!);
  expect(here).toMatch(/^131, 1, 1/);
  expect(outputs[1].data[13]).toBe(outputs[2].data[13]);
});

test('softmax shows exponentials, their sum and the quotients', async () => {
  const element = await live();
  all(element, '.bar')[1].click();
  await opened(element, 'tbody tr');
  const cells = [...detail(element).querySelectorAll('tbody tr')].map((row) =>
    [...row.children].map((cell) => words(cell)),
  );
  expect(cells.map(([name]) => name)).toEqual(['cat', 'dog', 'bird']);
  const number = (text: string) => Number(text.replace('−', '-'));
  const total = cells.reduce((sum, row) => sum + number(row[2]), 0);
  expect(number(words(detail(element).querySelector('tfoot td')!))).toBeCloseTo(total, 2);
  const { data } = await element.model!.predict({ data: image.data, shape: [1, 8, 8, 1] });
  cells.forEach((row, i) => {
    expect(number(row[4])).toBeCloseTo(data[i], 2);
    expect(number(row[2]) / total).toBeCloseTo(data[i], 2);
  });
  expect(readout(element)).toMatch(/^Dense, class dog = /);
});

test('dropout shows the units that a training step drops, and the values after it', async () => {
  const element = await live();
  const before = all(element, '.bar').map(words);
  inside(element, '.toggle').click();
  await element.updateComplete;
  const mask = dropoutMask(6, 0.5, { seed: 3, step: 1, sample: 0, layer: 4 });
  const off = [...mask].filter((kept) => kept === 0).length;
  expect(stages(element)[5]).toContain(`${off} of 6 off, the others × 2`);
  expect(inside(element, '.stage.dropout .cross').getAttribute('d')!.match(/M/g)).toHaveLength(off);
  const outputs = await element.model!.layerOutputs({ data: image.data, shape: [1, 8, 8, 1] });
  for (const unit of [0, 1, 2, 3, 4, 5]) {
    await press(element, 5, unit === 0 ? 'ArrowUp' : 'ArrowDown');
    const value = Number(
      readout(element)
        .match(/= (\S+)\. /)![1]
        .replace('−', '-'),
    );
    expect(value).toBeCloseTo(outputs[3].data[unit] * mask[unit] * 2, 2);
  }
  expect(all(element, '.bar').map(words)).not.toEqual(before);
  inside(element, '.toggle').click();
  await element.updateComplete;
  expect(all(element, '.bar').map(words)).toEqual(before);
});

test('callbacks follow a training', async () => {
  const model = smallModel();
  model.compile({ optimizer: 'sgd', loss: 'sparseCategoricalCrossentropy' });
  const element = await live(model);
  const before = all(element, '.bar').map(words);
  const x = { data: image.data, shape: [1, 8, 8, 1] };
  await model.fit(x, [2], { epochs: 3, workers: 0, callbacks: element.callbacks });
  await element.updateComplete;
  expect(all(element, '.bar').map(words)).not.toEqual(before);
  model.dispose();
});

test('Chinese', async () => {
  const element = await put<CnnDiagram>('<cnn-diagram lang="zh"></cnn-diagram>');
  await press(element, 1, 'Home');
  expect(readout(element)).toBe(
    'Conv2D，第 14 行，第 1 列，通道 1。它的感受野是输入的第 14 至 16 行、第 1 至 3 列。',
  );
  expect(words(inside(element, '.total'))).toBe('共 607,394 个参数');
});

test.each([
  ['layers', 'conv3d 4', 'layers'],
  ['layers', 'conv2d', 'layers'],
  ['layers', 'conv2d 4 3x3 blue', 'layers'],
  ['layers', 'input 28 28 1 1; flatten', 'layers'],
  ['layers', 'input 28 28; conv2d 4 3x3', 'layers'],
  ['layers', 'conv1d 4 3', 'layers'],
  ['layers', 'conv2d 4 3x3 4', 'layers'],
  ['layers', 'reshape', 'layers'],
  ['layers', 'reshape x', 'layers'],
  ['layers', 'reshape 5 5', 'targetShape'],
  ['layers', 'upSampling2d 1e9', 'layers'],
  ['layers', 'conv2d 4 3x3 kernel=3', 'options'],
  ['layers', 'input 4 4 1; conv2d 4 5x5', 'kernelSize'],
  ['layers', 'dense 4', 'layers'],
  ['layers', 'flatten; conv2d 2 3x3', 'layers'],
  ['layers', 'dropout 1', 'layers'],
  ['layers', '', 'layers'],
  ['layers', '[{"kind": 5}]', 'layers'],
  ['layers', '[null]', 'layers'],
  ['layers', Array.from({ length: 61 }, () => ({ kind: 'flatten' })), 'layers'],
  ['layers', 'conv2d 3', 'layers'],
  ['layers', '[{"kind":"conv2d","filters":2,"kernelSize":"x"}]', 'kernelSize'],
  ['input', 'digit-7', 'input'],
  ['model', {}, 'model'],
])('%s %o is reported as an error once, and the element recovers', async (name, value, argument) => {
  const element = await put<CnnDiagram>('<cnn-diagram></cnn-diagram>');
  await expectPropertiesRefused(element, { [name]: value }, argument);
  expect(stages(element)).toHaveLength(7);
});

test('values that are not finite are an error', async () => {
  const model = smallModel();
  const weights = await model.getWeights();
  // Finite, but their sums are not.
  weights[0].data.fill(3e38);
  await model.setWeights(weights);
  const element = await put<CnnDiagram>('<cnn-diagram></cnn-diagram>');
  Object.assign(element, { model, input: image });
  await expect.poll(() => problem(element)).toContain('model holds values that are no finite numbers');
});

test.each(['light', 'dark'])('axe finds no violation in opened calculations, %s', async (scheme) => {
  document.documentElement.style.colorScheme = scheme;
  document.documentElement.lang = 'en';
  document.title = 'Figure';
  const element = await live();
  inside(element, '.toggle').click();
  for (const stage of [1, 2, 3, 4, 5, 6]) {
    await press(element, stage, 'Enter');
    await animationsFinished(element);
    const { violations } = await axe.run(element, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => [id, nodes[0].html, nodes[0].any[0]?.message])).toEqual([]);
  }
});

test('nothing overflows at 320 px, with and without an opened calculation', async () => {
  const element = await live();
  element.style.inlineSize = '320px';
  const card = inside(element, '.card');
  for (const stage of [0, 1, 3, 6]) {
    await press(element, stage, 'Enter');
    expect([stage, card.scrollWidth - card.clientWidth]).toEqual([stage, 0]);
  }
});

const everyKind = [
  layers.rescaling({ scale: 1 / 255, inputShape: [12, 10, 3] }),
  layers.zeroPadding2d({ padding: [[1, 0], [2, 3]] }), // prettier-ignore
  layers.conv2d({ filters: 4, kernelSize: [3, 2], strides: 2, padding: 'same', useBias: false }),
  layers.batchNormalization({ center: false }),
  layers.activation('relu'),
  layers.conv2dTranspose({ filters: 6, kernelSize: 3, strides: 2, padding: 'same', activation: 'tanh' }),
  layers.averagePooling2d({ poolSize: [2, 3] }),
  layers.conv2dTranspose({ filters: 2, kernelSize: 4, useBias: false }),
  layers.sumPooling2d({ poolSize: 2, strides: 1 }),
  layers.batchNormalization(),
  layers.globalAveragePooling2d(),
  layers.dense({ units: 5, activation: 'softmax' }),
];
const everyKindText = `input 12 10 3; rescaling 0.00392156862745098; zeroPadding2d; conv2d 4 3x2 strides=2 padding=same useBias=false
  batchNormalization center=false
  activation relu; conv2dTranspose 6 3x3 strides=2x2 padding=same tanh; averagePooling2d 2x3
  conv2dTranspose 2 4x4 useBias=false; sumPooling2d 2 strides=1; BatchNormalization; globalAveragePooling2d; dense 5 softmax`;

test('layers: every kind has the shapes and counts of the same model', async () => {
  const model = sequential(everyKind, { seed: 1 });
  const list = model.layers.map(({ kind, options }) => ({ kind, ...options }));
  const element = await put<CnnDiagram>('<cnn-diagram></cnn-diagram>');
  Object.assign(element, { layers: list });
  await element.updateComplete;
  const fromList = stages(element);
  expect(fromList.map(([name]) => name)).toEqual([
    'Input',
    'ZeroPadding2D',
    'Conv2D',
    'Conv2DTranspose',
    'AveragePooling2D',
    'Conv2DTranspose',
    'SumPooling2D',
    'GlobalAveragePooling2D',
    'Dense',
  ]);
  expect(fromList[1].slice(1)).toEqual(['padding 1, 0, 2, 3', '13 × 15 × 3']);
  expect(fromList[2].slice(1)).toEqual([
    '4 filters 3 × 2 · BatchNormalization · relu',
    '7 × 8 × 4',
    '84 parameters',
  ]);
  Object.assign(element, { layers: undefined, model, input: new Float32Array(360).fill(100) });
  Object.assign(element, { input: { data: new Float32Array(360).fill(100), shape: [12, 10, 3] } });
  await expect.poll(() => all(element, 'canvas').length).toBeGreaterThan(10);
  expect(stages(element)).toEqual(fromList);
  expect(words(inside(element, '.total'))).toBe(
    `${model.summary().parameters.toLocaleString('en')} parameters in all`,
  );
});

test('layers as a text: every kind, and a global maximum', async () => {
  const element = await put<CnnDiagram>('<cnn-diagram></cnn-diagram>');
  element.setAttribute('layers', everyKindText);
  await element.updateComplete;
  const text = stages(element);
  expect(text[1].slice(1)).toEqual(['padding 1', '14 × 12 × 3']);
  expect(text[2].slice(1)).toEqual([
    '4 filters 3 × 2 · BatchNormalization · relu',
    '7 × 6 × 4',
    '84 parameters',
  ]);
  expect(text[3].slice(1)).toEqual(['6 filters 3 × 3 · tanh', '14 × 12 × 6', '222 parameters']);
  expect(text[7].slice(1)).toEqual(['2']);
  element.setAttribute('layers', 'input 4 4 2; globalMaxPooling2d; dense 2');
  await element.updateComplete;
  expect(stages(element).map((stage) => stage.slice(0, 2))).toEqual([
    ['Input', '4 × 4 × 2'],
    ['GlobalMaxPooling2D', '2'],
    ['Dense', '2'],
  ]);
});

test.each([
  ['input 4 4 1; zeroPadding2d padding=-1', /padding/],
  ['conv2dTranspose 3', /kernelSize/],
  ['conv2dTranspose 0 3x3', /filters/],
  ['batchNormalization center=maybe', /center/],
  ['rescaling', /scale/],
  ['activation', /activation/],
  ['input 9; zeroPadding2d 1', /zeroPadding2d needs images/],
])('layers="%s" is an error', async (text, said) => {
  const element = await put<CnnDiagram>('<cnn-diagram></cnn-diagram>');
  const errors = record(element, 'cnn-error');
  element.setAttribute('layers', text);
  await element.updateComplete;
  expect(problem(element)).toMatch(said);
  expect(errors).toHaveLength(1);
  element.removeAttribute('layers');
  await element.updateComplete;
  expect(problem(element)).toBe(undefined);
});

test('padding, transposed convolution and global pooling describe where their values come from', async () => {
  const model = sequential(
    [
      layers.zeroPadding2d({ padding: 1, inputShape: [3, 3, 1] }),
      layers.conv2dTranspose({ filters: 2, kernelSize: 2, strides: 2 }),
      layers.globalMaxPooling2d(),
      layers.dense({ units: 3 }),
    ],
    { seed: 2 },
  );
  const input = { data: Float32Array.from({ length: 9 }, (_, i) => i), shape: [3, 3, 1] };
  const element = await put<CnnDiagram>('<cnn-diagram></cnn-diagram>');
  Object.assign(element, { model, input });
  await expect.poll(() => all(element, 'canvas').length).toBeGreaterThan(3);
  await clickCell(element, 1, 0, 0, 5);
  expect(words(detail(element))).toContain('It is in the padding, which is 0.');
  await clickCell(element, 1, 1, 3, 5);
  expect(words(detail(element))).toContain('It is the value at row 1, column 3 of the image before.');
  await clickCell(element, 2, 3, 4, 10);
  expect(words(detail(element))).toContain('rows 2 to 2, columns 3 to 3');
  await press(element, 3, 'Enter');
  const outputs = await model.layerOutputs({ data: input.data, shape: [1, 3, 3, 1] });
  const shown = words(detail(element).querySelector('b')!).replace('−', '-');
  expect(words(detail(element))).toContain('The largest of all 100 values of channel 1:');
  expect(Number(shown)).toBeCloseTo(outputs[2].data[0], 2);
});

test('<cnn-diagram>: a list with an option that core refuses is reported each time it is written, also in Chinese', async () => {
  const element = await put<CnnDiagram>('<cnn-diagram lang="zh"></cnn-diagram>');
  const errors = record(element, 'cnn-error') as { argument: string; message: string }[];
  for (let i = 0; i < 2; i++) {
    element.layers = [{ kind: 'conv2d', filters: 4, kernelSize: 3, strid: 2 }] as never;
    await element.updateComplete;
  }
  expect(errors).toHaveLength(2);
  expect(errors[0].message).toMatch(/^options 应为以下之一：.*strides.*，实际为：“strid”。$/);
});

test('a model with branches is an error', async () => {
  const element = await put<CnnDiagram>('<cnn-diagram></cnn-diagram>');
  expect(await expectPropertiesRefused(element, { model: branchingModel() }, 'model')).toContain(
    'model must be a row of layers',
  );
});
