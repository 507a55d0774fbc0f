import { layers, sequential } from '@cnn/core/training';
import '@cnn/viz/define.js';
import type { FilterGallery } from '@cnn/viz';
import { afterEach, expect, test } from 'vitest';
import { clear, inside, problem, put, record } from '../helpers.js';
import { expectPropertiesRefused } from './expectRefused.js';
import { names, numbers, smallModel, x } from './imageGrids.js';

afterEach(clear);

test('<filter-gallery> with nothing set: the textbook’s filter and others, the first with its numbers', async () => {
  const element = await put<FilterGallery>('<filter-gallery></filter-gallery>');
  expect(names(element)).toHaveLength(6);
  expect(names(element)[0]).toBe('textbook’s');
  expect(numbers(element)).toEqual([
    ['1', '0', '0'],
    ['0', '1', '1'],
    ['1', '0', '1'],
  ]);
});

test('<filter-gallery> callbacks record the filters before training and after every epoch; the slider selects one', async () => {
  const element = await put<FilterGallery>('<filter-gallery></filter-gallery>');
  const model = smallModel();
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
  // A continued training adds to them.
  await model.fit(x, [[1]], { epochs: 1, workers: 0, callbacks: element.callbacks });
  expect(element.history).toHaveLength(4);
  model.dispose();
});

test('<filter-gallery> of a convolution of lines: filters of one row', async () => {
  const element = await put<FilterGallery>('<filter-gallery layer="conv1d"></filter-gallery>');
  const model = sequential([layers.conv1d({ filters: 2, kernelSize: 3, inputShape: [6, 1] })], { seed: 2 });
  element.model = model;
  await expect.poll(() => names(element)).toEqual(['Filter 1', 'Filter 2']);
  const [kernel] = await model.getWeights();
  const shown = numbers(element).map((row) => row.map((text) => Number(text.replace('−', '-'))));
  expect(shown).toHaveLength(1);
  shown[0].forEach((value, i) => expect(value).toBeCloseTo(kernel.data[i * 2], 2));
  element.layer = 'dense';
  await element.updateComplete;
  expect(problem(element)).toContain('layer must be a layer’s name');
  model.dispose();
});

test('<filter-gallery> outside the page does not delay a training', async () => {
  const element = document.createElement('filter-gallery');
  const model = smallModel();
  await model.fit(x, [[1]], { epochs: 1, workers: 0, callbacks: element.callbacks });
  expect(element.history).toHaveLength(2);
  model.dispose();
});

test('<filter-gallery> values of two channels: the slider selects one', async () => {
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

test.each([
  [{ values: 'a b' }, 'values'],
  [{ values: '[[1, 2], [3]]' }, 'values'],
  [{ values: '[[1, null]]' }, 'values'],
  [{ history: [] }, 'history'],
  [{ history: [[[1]], [[1, 2]]] }, 'history'],
  [{ epoch: 3 }, 'epoch'],
  [{ channel: 'x' }, 'channel'],
  [{ model: {} }, 'model'],
])('<filter-gallery> reports %o as an error once, and recovers', async (properties, argument) => {
  const element = await put<FilterGallery>('<filter-gallery></filter-gallery>');
  await expectPropertiesRefused(element, properties, argument);
});
