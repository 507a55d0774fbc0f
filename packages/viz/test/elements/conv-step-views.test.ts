import '@cnn/viz/define.js';
import type { ConvStep, PoolStep } from '@cnn/viz';
import { afterEach, expect, test } from 'vitest';
import { all, calculation, clear, inside, problem, put, record, result, sentence } from '../helpers.js';

afterEach(clear);

const text = (element: Element, selector: string) =>
  inside(element, selector).textContent!.replace(/\s+/g, ' ').trim();

test('calculation="formula": all on one line', async () => {
  const element = await put<ConvStep>('<conv-step calculation="formula" bias="-1"></conv-step>');
  expect(text(element, '[part=calculation]')).toBe(
    '(1×1) + (0×0) + (0×0) + (0×0) + (1×1) + (1×1) + (1×1) + (0×0) + (1×1) + (−1)=4',
  );
  expect(text(element, '[part=value]')).toBe('4');
});

test('calculation="formula" of pooling, and of several channels', async () => {
  const pool = await put<PoolStep>('<pool-step calculation="formula"></pool-step>');
  expect(text(pool, '[part=calculation]')).toBe('max(1, 3, 4, 2)=4');
  const conv = await put<ConvStep>(
    '<conv-step calculation="formula" input="[[[1,2]]]" filter="[[[[3],[-4]]]]"></conv-step>',
  );
  expect(text(conv, '[part=calculation]')).toBe('3 + (−8)=−5');
});

test('calculation="none": no calculation, and the same sentence', async () => {
  const element = await put<ConvStep>('<conv-step calculation="none"></conv-step>');
  expect([calculation(element), inside(element, '[part=calculation]')]).toEqual([[], null]);
  expect(sentence(element)).toContain('1 + 2 + 2 = 5');
});

test('another calculation is refused once, and it recovers', async () => {
  const element = await put<ConvStep>('<conv-step calculation="long"></conv-step>');
  expect(problem(element)).toContain('calculation must be one of table, formula, none, but got “long”.');
  const errors = record(element, 'cnn-error');
  element.calculation = 'table';
  await element.updateComplete;
  expect([problem(element), errors, calculation(element).length]).toEqual([undefined, [], 4]);
});

test('groups: each filter meets the channels of its group', async () => {
  // Two channels, two groups, one filter each: a depthwise convolution.
  const element = await put<ConvStep>(
    '<conv-step groups="2" step="1" input="[[[1,2],[3,4]]]" filter="[[[[10,100]]]]"></conv-step>',
  );
  expect(element.steps.map(({ value }) => value)).toEqual([10, 200, 30, 400]);
  expect(all(element, '.matrix.filter').length).toBe(1);
  expect(text(element, '.matrix.filter .title')).toBe('Filter 2, channel 2');
  expect(all(element, '.matrix.input .outline').length).toBe(1);
  expect(text(element, '.costs')).toContain('2 positions · 4 multiplications');
});

test('groups that do not divide the channels are refused', async () => {
  const element = await put<ConvStep>('<conv-step groups="2"></conv-step>');
  expect(problem(element)).toContain(
    'groups must divide the 1 channels of input and the 1 filters, but got 2.',
  );
  element.groups = undefined;
  await element.updateComplete;
  expect(result(element)[0][0]).toBe('5');
});

test('groups go backward too', async () => {
  const element = await put<ConvStep>(
    '<conv-step pass="backward" groups="2" input="[[[1,2],[3,4]]]" filter="[[[[10,100]]]]"></conv-step>',
  );
  expect(element.steps.map(({ value }) => value)).toEqual([4, 6]);
  element.of = 'input';
  await element.updateComplete;
  expect(element.steps.map(({ value }) => value)).toEqual([10, 100, 10, 100]);
});

const digit = (row: number, column: number) => (row * column) % 11;
const image = Array.from({ length: 28 }, (_, row) =>
  Array.from({ length: 28 }, (_, column) => digit(row, column)),
);

test('28 × 28 is a heat map, with the numbers under the window beside it', async () => {
  const element = await put<ConvStep>('<conv-step filter="edges"></conv-step>');
  element.input = image;
  element.step = 27;
  await element.updateComplete;
  expect(element.steps.length).toBe(676);
  const window = inside(element, '.windows .matrix');
  expect([...window.querySelectorAll('.value')].map((value) => value.textContent)).toEqual(
    [1, 2, 3].flatMap((row) => [1, 2, 3].map((column) => String(digit(row, column)))),
  );
  expect([...window.querySelectorAll('.cell-note')].map((note) => note.textContent)[4]).toBe('×8');
  expect(inside(element, '.matrix.input .cell').title).toBe('0');
  expect(all(element, '.matrix.input .cells.compact .value').length).toBe(0);
});

test('negative values of a heat map have their own colour, and 0 none', async () => {
  const element = await put<ConvStep>('<conv-step filter="edges"></conv-step>');
  element.input = image;
  element.step = 675;
  await element.updateComplete;
  const cells = all(element, '.matrix.output .cell');
  for (const { index, value } of element.steps) {
    expect(cells[index].classList.contains('negative')).toBe(value < 0);
  }
  expect(element.steps.some(({ value }) => value < 0)).toBe(true);
});

test('28 × 28 with four filters is within what can be shown', async () => {
  const element = await put<ConvStep>('<conv-step></conv-step>');
  element.input = image;
  element.filter = [[[[1, 2, 3, 4]]]];
  await element.updateComplete;
  expect([problem(element), element.steps.length]).toEqual([undefined, 3136]);
});

test('in print it is finished, and afterwards where it was', async () => {
  const element = await put<ConvStep>('<conv-step step="2"></conv-step>');
  const steps = record(element, 'cnn-step');
  dispatchEvent(new Event('beforeprint'));
  await element.updateComplete;
  expect(result(element)).toEqual([['5', '1', '2'], ['1', '4', '2'], ['4', '2', '4']]); // prettier-ignore
  expect(calculation(element)[3]).toBe('1+2+1=4');
  dispatchEvent(new Event('afterprint'));
  await element.updateComplete;
  expect([result(element)[1], element.step, steps]).toEqual([['', '', ''], 2, []]);
});

test('text of twice the size makes all of it twice as large', async () => {
  const element = await put<ConvStep>('<conv-step></conv-step>');
  const height = () => inside(element, '.title').getBoundingClientRect().height;
  const before = height();
  document.documentElement.style.fontSize = '32px';
  expect(height() / before).toBeCloseTo(2, 1);
  document.documentElement.style.fontSize = '10px';
  expect(height()).toBe(before);
  document.documentElement.style.fontSize = '';
});
