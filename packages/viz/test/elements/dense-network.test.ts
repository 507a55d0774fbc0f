import { layers, sequential } from '@cnn/core/training';
import '@cnn/viz/define.js';
import type { DenseNetwork } from '@cnn/viz';
import { afterEach, expect, test } from 'vitest';
import { all, clear, inside, pressKey, put } from '../helpers.js';
import { branchingModel } from './branchingModel.js';
import { expectPropertiesRefused } from './expectRefused.js';

afterEach(clear);

const names = (element: Element) => all(element, '.name').map((name) => name.textContent);
const counts = (element: Element) =>
  all(element, '.network .count').map((count) => count.textContent!.trim());
const readout = (element: Element) =>
  all(element, '.readout tr').map((row) => [...row.children].map((cell) => cell.textContent!.trim()));
const shown = (element: Element) => inside(element, '.readout').textContent!.replace(/\s+/g, ' ').trim();
const neuron = (element: Element, column: number, index: number) =>
  inside(element, `[data-column="${column}"][data-index="${index}"]`);
const choose = async (element: DenseNetwork, column: number, index: number) => {
  neuron(element, column, index).dispatchEvent(new MouseEvent('click', { bubbles: true }));
  await element.updateComplete;
};

const weighed = `<dense-network weights="[[[1, -2], [0.5, 3]], [1, -4], [[2], [-1]], [0.5]]"
  activations="relu sigmoid" input="2 1"></dense-network>`;

test('with nothing set: two hidden layers, all connections, and no weights', async () => {
  const element = await put<DenseNetwork>('<dense-network></dense-network>');
  expect(names(element)).toEqual(['Inputs', 'Hidden 1', 'Hidden 2', 'Output']);
  expect(counts(element)).toEqual(['4', '5', '3', '2']);
  expect(all(element, 'line')).toHaveLength(4 * 5 + 5 * 3 + 3 * 2);
  expect(all(element, '.above, .below')).toEqual([]);
  expect(shown(element)).toContain('multiplies each of 4 values with a weight of its own');
  expect(inside(element, '.note').textContent).toBe('51 parameters in all.');
});

test('a neuron’s sum is shown from its inputs to its activation', async () => {
  const element = await put<DenseNetwork>(weighed);
  expect(readout(element)).toEqual([
    ['From', 'Value', '× Weight', '= Product'],
    ['x1', '2', '1', '2'],
    ['x2', '1', '0.5', '0.5'],
    ['Bias', '1'],
    ['Sum', '3.5'],
    ['relu(sum)', '3.5'],
  ]);
  await choose(element, 1, 1);
  expect(readout(element).slice(1)).toEqual([
    ['x1', '2', '−2', '−4'],
    ['x2', '1', '3', '3'],
    ['Bias', '−4'],
    ['Sum', '−5'],
    ['relu(sum)', '0'],
  ]);
  await choose(element, 2, 0);
  expect(readout(element).slice(-2)).toEqual([
    ['Sum', '7.5'],
    ['sigmoid(sum)', '0.9994'],
  ]);
});

test('connections have the sign and the width of their weights', async () => {
  const element = await put<DenseNetwork>(weighed);
  const links = all(element, '.own line').map((line) => [
    line.getAttribute('class'),
    getComputedStyle(line).strokeWidth,
  ]);
  expect(links.map(([kind]) => kind)).toEqual(['above', 'above']);
  expect(parseFloat(links[0][1]!)).toBeCloseTo(0.3 + 3.2 / 3, 3);
  expect(all(element, '.below')).toHaveLength(2);
});

test('weights without an input: no values are made up', async () => {
  const element = await put<DenseNetwork>(weighed);
  element.input = undefined;
  await element.updateComplete;
  expect(readout(element)[1]).toEqual(['x1', '', '1', '']);
  expect(all(element, '.neuron text')).toEqual([]);
});

test('a large layer is drawn as a sample, and its sum includes the other terms', async () => {
  const element = await put<DenseNetwork>('<dense-network units="784 128 10"></dense-network>');
  expect(counts(element)).toEqual(['8 of 784', '8 of 128', '8 of 10']);
  expect(inside(element, '.note').textContent).toBe('101,770 parameters in all.');
  element.weights = [{ data: new Float32Array(100).fill(0.5), shape: [100, 1] }, [2]];
  element.input = Array.from({ length: 100 }, () => 1);
  await element.updateComplete;
  expect(readout(element).slice(-4)).toEqual([
    ['92 others', '46'],
    ['Bias', '2'],
    ['Sum', '52'],
    ['linear(sum)', '52'],
  ]);
});

test('arrow keys move between neurons and describe them', async () => {
  const element = await put<DenseNetwork>(weighed);
  const network = inside(element, '.network');
  const key = async (name: string) => {
    pressKey(network, name);
    await element.updateComplete;
    return inside(element, '[role=status]').textContent;
  };
  expect(await key('ArrowDown')).toBe('Hidden layer 1, neuron 2: sum −5, relu of it 0.');
  expect(await key('ArrowRight')).toBe('Output, neuron 1: sum 7.5, sigmoid of it 0.9994.');
  expect(await key('Home')).toBe('Input 1: 2');
});

test('a live model: its dense layers, with the values that it computes', async () => {
  const element = await put<DenseNetwork>('<dense-network></dense-network>');
  const model = sequential(
    [
      layers.flatten({ inputShape: [2, 2, 1] }),
      layers.dense({ units: 3, activation: 'relu' }),
      layers.dropout({ rate: 0.5 }),
      layers.dense({ units: 2, activation: 'softmax' }),
    ],
    { seed: 4 },
  );
  element.model = model;
  element.input = [
    [1, 2],
    [3, 4],
  ];
  await expect.poll(() => counts(element)).toEqual(['4', '3', '2']);
  const { data } = await model.predict({ data: [1, 2, 3, 4], shape: [1, 2, 2, 1] });
  await choose(element, 2, 1);
  const last = readout(element).slice(-1)[0];
  expect(last[0]).toBe('softmax(sum)');
  expect(Number(last[1])).toBeCloseTo(data[1], 3);
  model.dispose();
});

test('a live model: an activation that is a layer is named', async () => {
  const element = await put<DenseNetwork>('<dense-network></dense-network>');
  const model = sequential(
    [layers.dense({ units: 2, inputShape: [2] }), layers.dropout({ rate: 0.5 }), layers.leakyReLU()],
    { seed: 1 },
  );
  Object.assign(element, { model, input: [1, -2] });
  await expect.poll(() => counts(element)).toEqual(['2', '2']);
  const { data } = await model.predict({ data: [1, -2], shape: [1, 2] });
  const [name, value] = readout(element).slice(-1)[0];
  expect(name).toBe('LeakyReLU(sum)');
  expect(Number(value.replace('−', '-'))).toBeCloseTo(data[0], 3);
  model.dispose();
});

test('Chinese', async () => {
  const element = await put<DenseNetwork>('<dense-network lang="zh"></dense-network>');
  expect(names(element)).toEqual(['输入', '隐藏层 1', '隐藏层 2', '输出']);
});

test.each([
  [{ units: '4' }, 'units'],
  [{ units: '4 x 2' }, 'units'],
  [{ units: '4 0 2' }, 'units'],
  [{ units: [2, 1e9] }, 'units'],
  [{ weights: 'x' }, 'weights'],
  [{ weights: [[[1]]] }, 'weights'],
  [{ weights: [[[1, 2]], [1]] }, 'weights'],
  [{ weights: [[[1]], [NaN]] }, 'weights'],
  [{ activations: 'relu what relu' }, 'activations'],
  [{ weights: [[[1]], [1]], input: '1 2' }, 'input'],
  [{ weights: [[[1]], [1]], input: 'x' }, 'input'],
  [{ model: 5 }, 'model'],
])('%o is reported as an error once, and the element recovers', async (properties, argument) => {
  const element = await put<DenseNetwork>('<dense-network></dense-network>');
  await expectPropertiesRefused(element, properties, argument);
});

test('a model with branches is an error', async () => {
  const element = await put<DenseNetwork>('<dense-network></dense-network>');
  expect(await expectPropertiesRefused(element, { model: branchingModel() }, 'model')).toContain(
    'model must be a row of layers',
  );
});
