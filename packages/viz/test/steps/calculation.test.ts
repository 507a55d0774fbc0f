import '@cnn/viz/define.js';
import type { ConvStep, PoolStep } from '@cnn/viz';
import { afterEach, expect, test } from 'vitest';
import { calculation, clear, inside, problem, put, record, sentence } from '../helpers.js';

afterEach(clear);

const text = (element: Element, selector: string) =>
  inside(element, selector).textContent!.replace(/\s+/g, ' ').trim();

test('calculation="formula": one line', async () => {
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

test('calculation="none": no calculation, but the same sentence', async () => {
  const element = await put<ConvStep>('<conv-step calculation="none"></conv-step>');
  expect([calculation(element), inside(element, '[part=calculation]')]).toEqual([[], null]);
  expect(sentence(element)).toContain('1 + 2 + 2 = 5');
});

test('another calculation is refused and it recovers', async () => {
  const element = await put<ConvStep>('<conv-step calculation="long"></conv-step>');
  expect(problem(element)).toContain('calculation must be one of table, formula, none, but got “long”.');
  const errors = record(element, 'cnn-error');
  element.calculation = 'table';
  await element.updateComplete;
  expect([problem(element), errors, calculation(element).length]).toEqual([undefined, [], 4]);
});
