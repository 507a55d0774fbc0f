import '@cnn/viz/define.js';
import { afterEach, expect, test } from 'vitest';
import { clear, problem, put, record, result } from '../helpers.js';

afterEach(clear);

const bad: [string, Record<string, unknown>, string][] = [
  ['uneven rows', { input: '1 2; 3' }, 'rows of equal length'],
  ['an unknown preset', { input: '<img src=x onerror=alert(1)>' }, '<img src=x onerror=alert(1)>'],
  ['NaN', { input: [[Number.NaN]] }, 'between'],
  ['stride 0', { strides: 0 }, 'positive whole numbers'],
  ['stride 1.5', { strides: 1.5 }, 'positive whole numbers'],
  ['a step before the first', { step: -1 }, 'whole number from 0'],
  ['speed 0', { playbackRate: 0 }, 'above 0'],
  ['a filter larger than the image', { filter: [[1, 1, 1, 1, 1, 1]] }, 'span at most'],
  ['a huge image', { input: { data: new Uint8Array(4e6), shape: [2000, 2000] } }, 'at most 32'],
  ['a huge padding', { padding: 1e8 }, 'at most 48'],
  ['messages that are no object', { messages: '{' }, 'must be an object of strings'],
];
test.each(bad)('%s: an alert, one cnn-error, and recovery', async (_name, values, expected) => {
  const element = await put('<conv-step></conv-step>');
  const errors = record(document, 'cnn-error');
  Object.assign(element, values);
  await element.updateComplete;
  expect(problem(element)).toContain(expected);
  expect(element.shadowRoot!.textContent).not.toMatch(/undefined/);
  expect(element.shadowRoot!.querySelector('img')).toBe(null);
  element.loop = !element.loop;
  element.requestUpdate();
  await element.updateComplete;
  expect(errors.length).toBe(1);
  expect([element.steps, element.next(), element.step]).toEqual([[], false, 0]);
  element.play();
  expect(element.playing).toBe(false);
  for (const name of Object.keys(values)) Object.assign(element, { [name]: undefined });
  await element.updateComplete;
  expect(problem(element)).toBe(undefined);
  expect(result(element)[0][0]).toBe('5');
  expect(errors.length).toBe(1);
});

test('an error sentence does not contain NaN, undefined, Infinity or [object', async () => {
  const element = await put('<conv-step></conv-step>');
  const bad = { strides: [NaN, Infinity], input: document.body, bias: NaN, step: NaN, padding: -Infinity };
  for (const [name, value] of Object.entries(bad)) {
    Object.assign(element, { [name]: value });
    await element.updateComplete;
    expect(problem(element)).toContain(name);
    expect(element.shadowRoot!.textContent).not.toMatch(/NaN|undefined|Infinity|\[object/);
    Object.assign(element, { [name]: undefined });
  }
});

test('a number above 1e9 is refused as too large', async () => {
  const element = await put('<conv-step></conv-step>');
  for (const values of [{ input: '1 1e308' }, { input: undefined, bias: '1e12' }]) {
    Object.assign(element, values);
    await element.updateComplete;
    expect(problem(element)).toContain('between −1,000,000,000 and 1,000,000,000');
  }
});

test('an array that contains itself is refused', async () => {
  const element = await put('<conv-step></conv-step>');
  const endless: unknown[] = [];
  endless.push(endless);
  element.input = endless;
  await element.updateComplete;
  expect(problem(element)).toContain('input is nested too deeply');
});

test('a second bad value is reported again', async () => {
  const element = await put('<conv-step strides="x"></conv-step>');
  const errors = record(element, 'cnn-error');
  element.setAttribute('strides', 'y');
  await element.updateComplete;
  expect(errors).toEqual([{ argument: 'strides', message: expect.stringContaining('“y”') }]);
});

test('a bad step is reported before messages that can not be read', async () => {
  const element = await put('<conv-step></conv-step>');
  const errors = record(element, 'cnn-error') as { argument: string }[];
  Object.assign(element, { messages: '{', step: -1 });
  await (element as unknown as { updateComplete: Promise<boolean> }).updateComplete;
  expect(errors.map(({ argument }) => argument)).toEqual(['step']);
});
