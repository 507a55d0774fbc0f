import '@cnn/viz/define.js';
import type { ConvStep } from '@cnn/viz';
import { afterEach, expect, test } from 'vitest';
import { calculation, clear, inside, put, record, result } from '../helpers.js';

afterEach(clear);

test('a printed figure shows all results, and afterwards the same step as before', async () => {
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

test('twice the font size of the page makes a figure twice as large', async () => {
  const element = await put<ConvStep>('<conv-step></conv-step>');
  const height = () => inside(element, '.title').getBoundingClientRect().height;
  const before = height();
  document.documentElement.style.fontSize = '32px';
  expect(height() / before).toBeCloseTo(2, 1);
  document.documentElement.style.fontSize = '10px';
  expect(height()).toBe(before);
  document.documentElement.style.fontSize = '';
});
