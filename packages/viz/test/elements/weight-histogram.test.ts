import { layers, sequential } from '@cnn/core/training';
import '@cnn/viz/define.js';
import type { WeightHistogram } from '@cnn/viz';
import { afterEach, expect, test } from 'vitest';
import { all, clear, inside, pressKey, problem, put, record } from '../helpers.js';
import { expectPropertiesRefused } from './expectRefused.js';

afterEach(clear);

const bins = (element: Element) =>
  all(element, 'tbody tr').map((row) => [...row.children].map((cell) => cell.textContent));
const heights = (element: Element) =>
  all(element, '.bars i').map((bar) => Number(bar.style.getPropertyValue('--_share')));
const summary = (element: Element) => inside(element, '#summary').textContent!.trim();

test('values="-1 -0.2 0 0.1; 1 1 1 0.3" bins="5": a symmetrical range, zero in the middle bar', async () => {
  const element = await put<WeightHistogram>(
    '<weight-histogram values="-1 -0.2 0 0.1; 1 1 1 0.3" bins="5"></weight-histogram>',
  );
  expect(bins(element)).toEqual([
    ['−1', '−0.6', '1'],
    ['−0.6', '−0.2', '0'],
    ['−0.2', '0.2', '3'],
    ['0.2', '0.6', '1'],
    ['0.6', '1', '3'],
  ]);
  expect(heights(element)).toEqual([1 / 3, 0, 1, 1 / 3, 1]);
  expect(all(element, '.bars i').map(({ className }) => className.trim())).toEqual([
    'below',
    'below',
    'zero',
    '',
    '',
  ]);
  expect(summary(element)).toBe('8 weights, from −1 to 1, mean 0.275, standard deviation 0.711.');
});

test('range and height stay the same for all epochs of the slider', async () => {
  const element = await put<WeightHistogram>('<weight-histogram bins="3"></weight-histogram>');
  expect(summary(element)).toContain('54 weights');
  element.history = [[[0, 0, 0, 0]], [[3, 3, -3, 0]]];
  await element.updateComplete;
  expect(heights(element)).toEqual([0.25, 0.25, 0.5]);
  const epochs = record(element, 'cnn-epoch');
  const slider = inside<HTMLInputElement>(element, 'input[type=range]');
  slider.value = '0';
  slider.dispatchEvent(new Event('input'));
  await element.updateComplete;
  expect(epochs).toEqual([{ epoch: 0 }]);
  expect(heights(element)).toEqual([0, 1, 0]);
  expect(inside(element, '.axis').textContent).toBe('−303');
});

test('callbacks record the weights before training and after every epoch', async () => {
  const element = await put<WeightHistogram>('<weight-histogram></weight-histogram>');
  const model = sequential([layers.flatten({ inputShape: [2, 2, 1] }), layers.dense({ units: 3 })], {
    seed: 2,
  });
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  const x = { data: Float32Array.of(1, 2, 3, 4), shape: [1, 2, 2, 1] };
  const [before] = await model.getWeights();
  await model.fit(x, [[1, 2, 3]], { epochs: 2, workers: 0, callbacks: element.callbacks });
  await element.updateComplete;
  expect(element.history).toHaveLength(3);
  expect(Array.from((element.history![0] as { data: ArrayLike<number> }).data)).toEqual([...before.data]);
  expect(summary(element)).toContain('12 weights');
  element.layer = 'flatten';
  await expect.poll(() => problem(element)).toContain('layer');
  model.dispose();
});

test('arrow keys move between the bars', async () => {
  const element = await put<WeightHistogram>(
    '<weight-histogram values="1 0; 0 1" bins="3"></weight-histogram>',
  );
  const chart = inside(element, '.chart');
  for (const key of ['ArrowRight', 'ArrowRight']) {
    pressKey(chart, key);
    await element.updateComplete;
  }
  expect(inside(element, '[role=status]').textContent).toBe('0.333 to 1: 2');
});

test('weights that are all 0, in Chinese', async () => {
  const element = await put<WeightHistogram>(
    '<weight-histogram lang="zh" values="[0, 0]"></weight-histogram>',
  );
  expect(summary(element)).toBe('2 个权重，从 0 到 0，均值 0，标准差 0。');
});

test.each([
  [{ values: 'a b' }, 'values'],
  [{ values: [[1, NaN]] }, 'values'],
  [{ history: [] }, 'history'],
  [{ history: [[1], [1, 2]] }, 'history'],
  [{ history: 5 }, 'history'],
  [{ bins: 4 }, 'bins'],
  [{ bins: 1e9 + 1 }, 'bins'],
  [{ epoch: 1 }, 'epoch'],
  [{ model: 'x' }, 'model'],
])('%o is reported as an error once, and the element recovers', async (properties, argument) => {
  const element = await put<WeightHistogram>('<weight-histogram></weight-histogram>');
  await expectPropertiesRefused(element, properties, argument);
});
