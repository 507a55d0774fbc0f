import '@cnn/viz/define.js';
import type { ConvStep } from '@cnn/viz';
import { afterEach, expect, test } from 'vitest';
import { clear, inside, problem, put, record } from '../helpers.js';

afterEach(clear);

test('writes to properties and attributes dispatch no events', async () => {
  const element = await put('<conv-step></conv-step>');
  const events = ['cnn-step', 'cnn-change', 'cnn-complete', 'cnn-error'].map((name) => record(element, name));
  element.step = 8;
  await element.updateComplete;
  element.setAttribute('step', '2');
  element.input = '1 2; 3 4';
  element.filter = '1';
  element.bias = 3;
  await element.updateComplete;
  expect(events.map((details) => details.length)).toEqual([0, 0, 0, 0]);
  expect(element.step).toBe(2);
});

test('the last write wins', async () => {
  const element = await put('<conv-step strides="2"></conv-step>');
  element.strides = 1;
  await element.updateComplete;
  expect(element.steps.length).toBe(9);
  element.setAttribute('strides', '2');
  await element.updateComplete;
  expect(element.steps.length).toBe(4);
  element.removeAttribute('strides');
  await element.updateComplete;
  expect(element.steps.length).toBe(9);
  element.filter = '1';
  element.setAttribute('filter', '2');
  expect(element.steps[0].value).toBe(2);
});

test('what is set in one task is seen together', async () => {
  const element = await put('<conv-step></conv-step>');
  const errors = record(element, 'cnn-error');
  element.input = '1 2; 3 4';
  element.step = 3;
  element.filter = '1';
  await element.updateComplete;
  expect(errors).toEqual([]);
  expect([element.step, element.steps.length]).toEqual([3, 4]);
});

test('nested arrays, views with strides, presets and JSON', async () => {
  const element = await put('<conv-step filter="1"></conv-step>');
  const value = async (input: ConvStep['input']) => {
    element.input = input;
    await element.updateComplete;
    return [problem(element), element.steps.map((step) => step.value)];
  };
  expect(await value([[1, 2], [3, 4]])).toEqual([undefined, [1, 2, 3, 4]]); // prettier-ignore
  const transposed = { data: new Float32Array([1, 2, 3, 4]), shape: [2, 2], stride: [1, 2], offset: 0 };
  expect(await value(transposed)).toEqual([undefined, [1, 3, 2, 4]]);
  expect(await value('[[5, 6]]')).toEqual([undefined, [5, 6]]);
  const [, digit] = await value('digit-7');
  expect((digit as number[]).length).toBe(64);
  element.filter = 'sharpen';
  await element.updateComplete;
  expect(inside(element, '.matrix.filter').textContent).toContain('5');
});

test('properties set before the element is defined', async () => {
  const element = document.createElement('conv-step-late') as ConvStep;
  element.filter = [[2]];
  element.step = 3;
  const { ConvStep: Base } = await import('@cnn/viz');
  customElements.define('conv-step-late', class extends Base {});
  const place = await put('<div></div>');
  place.append(element);
  await element.updateComplete;
  expect([element.step, element.steps[3].value]).toEqual([3, 2]);
});

test('two figures on a page have separate steps', async () => {
  const place = await put('<div><conv-step></conv-step><conv-step strides="2"></conv-step></div>');
  const [first, second] = place.querySelectorAll('conv-step');
  first.next();
  expect([first.step, second.step, first.steps.length, second.steps.length]).toEqual([1, 0, 9, 4]);
});
