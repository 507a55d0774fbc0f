import '@cnn/viz/define.js';
import type { ConvStep, PoolStep } from '@cnn/viz';
import { afterEach, expect, test } from 'vitest';
import { all, clear, inside, problem, put, record } from '../helpers.js';

afterEach(clear);

const texts = (element: Element, selector: string) =>
  all(element, selector).map((part) => part.textContent!.replace(/\s+/g, ' ').trim());
const cells = (element: Element) =>
  all(element, '.matrix.output').map((matrix) =>
    [...matrix.querySelectorAll('.cell')].map((cell) => cell.textContent!.trim()).join(' '),
  );
const costsOf = (element: Element) =>
  all(element, '.variant-costs').map((list) => [...list.children].map((part) => part.textContent));

test('<conv-step compare="strides">: one image with three strides', async () => {
  const element = await put<ConvStep>('<conv-step compare="strides"></conv-step>');
  expect(texts(element, '.title')).toEqual(['Image', 'Strides 1', 'Strides 2', 'Strides 3']);
  expect(cells(element)).toEqual(['5 1 2 1 4 2 4 2 4', '5 2 4 4', '5']);
  expect(costsOf(element)).toEqual([
    ['9 positions', '81 multiplications', '25 → 9 values', '64 % fewer'],
    ['4 positions', '36 multiplications', '25 → 4 values', '84 % fewer'],
    ['1 position', '9 multiplications', '25 → 1 value', '96 % fewer'],
  ]);
  expect([element.next(), element.steps, inside(element, '.controls')]).toEqual([false, [], null]);
});

test('<conv-step compare="kernel-size 1 5">: mean filters of two sizes', async () => {
  const element = await put<ConvStep>('<conv-step compare="kernel-size 1 5"></conv-step>');
  expect(texts(element, '.title')).toEqual(['Image', 'Filter 1 × 1', 'Filter 5 × 5']);
  expect(cells(element)[1]).toBe('0.52');
  expect(texts(element, '[part=note]')).toEqual(['Each filter takes the mean of its window.']);
});

test('<pool-step compare="pool-size">: one image with three pool sizes', async () => {
  const element = await put<PoolStep>('<pool-step compare="pool-size" mode="average"></pool-step>');
  expect(texts(element, '.title')).toEqual([
    'Image',
    'Pool size 2 × 2',
    'Pool size 3 × 3',
    'Pool size 4 × 4',
  ]);
  expect(cells(element)[0]).toBe('2.5 2 2.25 2.5');
});

test.each(['', 'size', 'strides 0', 'strides 1 2 3 4 5', 'strides x', 'kernel-size 9', 'kernel-size 6'])(
  'compare="%s" is refused, and it recovers',
  async (value) => {
    const element = await put<ConvStep>('<conv-step></conv-step>');
    const errors = record(element, 'cnn-error');
    element.setAttribute('compare', value);
    await element.updateComplete;
    expect(problem(element)).toMatch(/compare|filter|kernel/);
    expect(errors.length).toBe(1);
    element.removeAttribute('compare');
    await element.updateComplete;
    expect([problem(element), element.steps.length]).toEqual([undefined, 9]);
  },
);

test('<pool-step mode="max average sum">: side by side, each with its calculation', async () => {
  const element = await put<PoolStep>('<pool-step mode="max average sum" step="3"></pool-step>');
  expect(texts(element, '.results .title')).toEqual(['Maximum', 'Average', 'Sum']);
  expect(cells(element)).toEqual(['4 5 6 4', '2.5 2 2.25 2.5', '10 8 9 10']);
  expect(texts(element, '.calculation').map((text) => text.replace(/ /g, ''))).toEqual([
    'max(3,2,1,4)=4',
    '(3+2+1+4)/4=2.5',
    '3+2+1+4=10',
  ]);
  const steps = record(element, 'cnn-step');
  all(element, '.matrix.output')[1].querySelectorAll<HTMLElement>('.cell')[1].click();
  expect(steps).toEqual([{ index: 1, row: 0, column: 1, value: 5 }]);
});

test('<pool-step>: cells that no window covers are marked and noted', async () => {
  const element = await put<PoolStep>('<pool-step input="1 2 3; 4 5 6; 7 8 9; 1 2 3; 4 5 6"></pool-step>');
  expect(all(element, '.cell.dropped').length).toBe(7);
  expect(texts(element, '[part=note]')).toEqual([
    'Dropped, since no window fits over them: the last row and the last column.',
  ]);
  element.padding = 'same';
  await element.updateComplete;
  expect([all(element, '.cell.dropped').length, texts(element, '[part=note]')]).toEqual([0, []]);
});
