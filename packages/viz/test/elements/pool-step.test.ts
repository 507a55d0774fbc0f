import '@cnn/viz/define.js';
import type { PoolStep } from '@cnn/viz';
import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import {
  calculation,
  clear,
  inside,
  movePointerAway,
  problem,
  put,
  record,
  result,
  sentence,
} from '../helpers.js';

afterEach(clear);
afterEach(movePointerAway);

test('<pool-step>: max(1, 3, 4, 2) = 4, with the maximum marked', async () => {
  const element = await put<PoolStep>('<pool-step></pool-step>');
  expect(calculation(element)).toEqual(['max(1,3,4,2)=4']);
  const winners = inside(element, '.matrix.input').querySelectorAll('.cell.winner');
  expect([...winners].map((cell) => cell.textContent!.trim())).toEqual(['4']);
  expect(sentence(element)).toBe(
    'Step 1 of 4, row 1, column 1: max(1, 3, 4, 2) = 4. The largest is in row 2, column 1.',
  );
});

test.each([
  ['max', 'max(1,3,4,2)=4', [['4', '5'], ['6', '4']]],
  ['average', '(1+3+4+2)/4=2.5', [['2.5', '2'], ['2.25', '2.5']]],
  ['sum', '1+3+4+2=10', [['10', '8'], ['9', '10']]],
] as const)('<pool-step mode="%s">: %s', async (mode, first, expected) => {
  const element = await put<PoolStep>(`<pool-step mode="${mode}"></pool-step>`);
  expect(calculation(element)).toEqual([first]);
  const steps = record(element, 'cnn-step');
  element.focus();
  await userEvent.keyboard('{End}');
  await element.updateComplete;
  expect(result(element)).toEqual(expected);
  expect(steps.length).toBe(1);
}); // prettier-ignore

test('<pool-step padding="same">: padded cells are drawn empty and not pooled', async () => {
  const element = await put<PoolStep>(
    '<pool-step mode="average" padding="same" input="1 2 3; 4 5 6; 7 8 9" step="1"></pool-step>',
  );
  expect(calculation(element)).toEqual(['(3+6)/2=4.5']);
  expect(inside(element, '.matrix.input').querySelectorAll('.cell.padding').length).toBe(7);
});

test('<pool-step pool-size="3" strides="1">: windows overlap', async () => {
  const element = await put<PoolStep>('<pool-step pool-size="3" strides="1"></pool-step>');
  expect(element.steps.map(({ value }) => value)).toEqual([6, 5, 6, 5]);
});

test.each([320, 500, 760])('<pool-step>: nothing moves from step to step at %i px', async (width) => {
  const element = await put<PoolStep>(
    '<pool-step mode="average" strides="1" input="-1 20 -3; 4 5 600; 7 8 10" padding="same"></pool-step>',
  );
  element.parentElement!.style.width = `${width}px`;
  const places = new Set<string>();
  for (const step of element.steps.keys()) {
    element.step = step;
    await element.updateComplete;
    const lefts = ['.calculation', '.equals', '.result'].map((part) => inside(element, part).offsetLeft);
    places.add(`${lefts.join(' ')} ${inside(element, '.card').offsetHeight}`);
  }
  expect(places.size).toBe(1);
});

test('<pool-step>: an unknown mode is refused', async () => {
  const element = await put<PoolStep>('<pool-step></pool-step>');
  const errors = record(element, 'cnn-error');
  element.setAttribute('mode', 'median');
  await element.updateComplete;
  expect(problem(element)).toContain('mode must be one of max, average, sum');
  expect(errors.length).toBe(1);
  element.setAttribute('mode', 'sum');
  await element.updateComplete;
  expect([problem(element), element.steps[0].value]).toEqual([undefined, 10]);
});

test('<pool-step>: the error of a bad pool size names poolSize', async () => {
  const element = await put<PoolStep>('<pool-step></pool-step>');
  const errors = record(element, 'cnn-error');
  element.setAttribute('pool-size', 'x');
  await element.updateComplete;
  expect(errors).toEqual([
    { argument: 'poolSize', message: 'poolSize must be one or two positive whole numbers, but got “x”.' },
  ]);
});

test('<pool-step lang="zh">: two sentences, without a space between them', async () => {
  const element = await put<PoolStep>('<pool-step lang="zh"></pool-step>');
  expect(sentence(element)).toBe(
    '第 1 步，共 4 步，第 1 行第 1 列：max(1, 3, 4, 2) = 4。最大值在第 2 行第 1 列。',
  );
});

test('<pool-step editable>: an edit changes the maximum', async () => {
  const element = await put<PoolStep>('<pool-step editable></pool-step>');
  const changes = record(element, 'cnn-change');
  await userEvent.fill(inside(element, 'input[aria-label="Image, row 1, column 2"]'), '7');
  await element.updateComplete;
  expect(calculation(element)).toEqual(['max(1,7,4,2)=7']);
  expect(changes).toEqual([{ input: [[1, 7, 2, 1], [4, 2, 0, 5], [6, 1, 3, 2], [0, 2, 1, 4]] }]); // prettier-ignore
});
