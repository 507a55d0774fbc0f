import { layers, sequential } from '@cnn/core/training';
import { conv2d } from '@cnn/core/reference';
import '@cnn/viz/define.js';
import type { FeatureMaps, FilterGallery } from '@cnn/viz';
import { afterEach, expect, test } from 'vitest';
import { all, clear, inside, problem, put, record } from '../helpers.js';

afterEach(clear);

const names = (element: Element) => all(element, '.map').map((map) => map.getAttribute('aria-label'));
const numbers = (element: Element) =>
  all(element, '.numbers [role=row]').map((row) => row.innerText.trim().split(/\s+/));
const key = (target: Element, name: string) =>
  target.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
/** Red, green and blue of a pixel of the i-th map. */
const pixel = (element: Element, i: number, x: number, y: number) => {
  const canvas = element.shadowRoot!.querySelectorAll<HTMLCanvasElement>('.map canvas')[i];
  return [...canvas.getContext('2d')!.getImageData(x, y, 1, 1).data].slice(0, 3);
};

async function smallModel() {
  const model = sequential(
    [
      layers.conv2d({ filters: 3, kernelSize: 2, inputShape: [4, 4, 1] }),
      layers.flatten(),
      layers.dense({ units: 1 }),
    ],
    { seed: 5 },
  );
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  return model;
}
const x = { data: Float32Array.from({ length: 16 }, (_, i) => i / 16), shape: [1, 4, 4, 1] };

test('<filter-gallery> shows the textbook’s filter and others, the first with its numbers', async () => {
  const element = await put<FilterGallery>('<filter-gallery></filter-gallery>');
  expect(names(element)).toHaveLength(6);
  expect(names(element)[0]).toBe('textbook’s');
  expect(numbers(element)).toEqual([
    ['1', '0', '0'],
    ['0', '1', '1'],
    ['1', '0', '1'],
  ]);
});

test('zero is the card, the largest size the full colour, of its sign', async () => {
  document.documentElement.style.colorScheme = 'light';
  const element = await put<FilterGallery>('<filter-gallery values="2 0; -2 1"></filter-gallery>');
  expect([pixel(element, 0, 0, 0), pixel(element, 0, 1, 0), pixel(element, 0, 0, 1)]).toEqual([
    [0x8a, 0x50, 0],
    [255, 255, 255],
    [0x5d, 0x58, 0x91],
  ]);
  document.documentElement.style.colorScheme = 'dark';
  await expect.poll(() => pixel(element, 0, 1, 0)).toEqual([0x1a, 0x1e, 0x25]);
});

test('keys choose a filter, tell the page, and show its numbers', async () => {
  const element = await put<FilterGallery>('<filter-gallery></filter-gallery>');
  const chosen = record(element, 'cnn-select');
  all(element, '.map')[0].focus();
  key(all(element, '.map')[0], 'ArrowRight');
  await element.updateComplete;
  expect(chosen).toEqual([{ index: 1 }]);
  expect(element.shadowRoot!.activeElement).toBe(all(element, '.map')[1]);
  expect(numbers(element)[0]).toEqual(['−1', '0', '1']);
  all(element, '.map')[3].click();
  expect(chosen[1]).toEqual({ index: 3 });
});

test('callbacks record the filters before training and after every epoch; the slider goes over them', async () => {
  const element = await put<FilterGallery>('<filter-gallery></filter-gallery>');
  const model = await smallModel();
  const [before] = await model.getWeights();
  await model.fit(x, [[1]], { epochs: 2, workers: 0, callbacks: element.callbacks });
  await element.updateComplete;
  expect(element.history).toHaveLength(3);
  expect(names(element)).toEqual(['Filter 1', 'Filter 2', 'Filter 3']);
  const slider = inside<HTMLInputElement>(element, 'input[type=range]');
  expect([slider.max, slider.value, slider.getAttribute('aria-valuetext')]).toEqual(['2', '2', '2 of 2']);
  const epochs = record(element, 'cnn-epoch');
  slider.value = '0';
  slider.dispatchEvent(new Event('input'));
  await element.updateComplete;
  expect(epochs).toEqual([{ epoch: 0 }]);
  expect(slider.getAttribute('aria-valuetext')).toBe('before training');
  const first = numbers(element)
    .flat()
    .map((text) => Number(text.replace('−', '-')));
  first.forEach((value, i) => expect(value).toBeCloseTo(before.data[i * 3], 2));
  // A training that goes on adds to them.
  await model.fit(x, [[1]], { epochs: 1, workers: 0, callbacks: element.callbacks });
  expect(element.history).toHaveLength(4);
  model.dispose();
});

test('a gallery that is not on the page holds no training up', async () => {
  const element = document.createElement('filter-gallery');
  const model = await smallModel();
  await model.fit(x, [[1]], { epochs: 1, workers: 0, callbacks: element.callbacks });
  expect(element.history).toHaveLength(2);
  model.dispose();
});

test('channels of filters are gone through one by one', async () => {
  const element = await put<FilterGallery>('<filter-gallery></filter-gallery>');
  element.values = { data: [1, 2, 3, 4, 5, 6, 7, 8], shape: [1, 2, 2, 2] };
  await element.updateComplete;
  expect(numbers(element)).toEqual([['1', '5']]);
  const slider = inside<HTMLInputElement>(element, 'input[type=range]');
  slider.value = '1';
  slider.dispatchEvent(new Event('input'));
  await element.updateComplete;
  expect(numbers(element)).toEqual([['3', '7']]);
});

test('<feature-maps> of a live model are what its layer gives, followed epoch by epoch', async () => {
  const element = await put<FeatureMaps>('<feature-maps></feature-maps>');
  expect(names(element)).toHaveLength(6);
  const model = await smallModel();
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

test('larger maps tell their values cell by cell', async () => {
  const element = await put<FeatureMaps>('<feature-maps lang="zh"></feature-maps>');
  const picture = inside(element, '.picture');
  key(picture, 'ArrowRight');
  key(picture, 'ArrowDown');
  await element.updateComplete;
  const readout = inside(element, '.readout').textContent.trim();
  expect(readout).toMatch(/^第 2 行，第 1 列：/);
  expect(inside(element, '[role=status]').textContent).toBe(readout);
});

test.each([
  ['filter-gallery', { values: 'a b' }, 'values'],
  ['filter-gallery', { values: '[[1, 2], [3]]' }, 'values'],
  ['filter-gallery', { values: '[[1, null]]' }, 'values'],
  ['filter-gallery', { history: [] }, 'history'],
  ['filter-gallery', { history: [[[1]], [[1, 2]]] }, 'history'],
  ['filter-gallery', { epoch: 3 }, 'epoch'],
  ['filter-gallery', { channel: 'x' }, 'channel'],
  ['filter-gallery', { model: {} }, 'model'],
  ['feature-maps', { values: { data: [NaN], shape: [1, 1] } }, 'values'],
  ['feature-maps', { values: { data: new Float32Array(2 ** 22), shape: [2048, 2048] } }, 'values'],
  ['feature-maps', { model: 5 }, 'model'],
])('<%s> refuses %o in words, once, and gets over it', async (tag, properties, argument) => {
  const element = await put<FilterGallery>(`<${tag}></${tag}>`);
  const errors = record(element, 'cnn-error') as { argument: string }[];
  Object.assign(element, properties);
  await expect.poll(() => problem(element)).toBeTruthy();
  expect(problem(element)).not.toMatch(/NaN|undefined|\{/);
  await element.updateComplete;
  expect(errors.map((error) => error.argument)).toEqual([argument]);
  for (const name of Object.keys(properties)) Object.assign(element, { [name]: undefined });
  await element.updateComplete;
  expect(problem(element)).toBeUndefined();
});
