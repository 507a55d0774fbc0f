import '@cnn/viz/define.js';
import type { ConvStep, PoolStep } from '@cnn/viz';
import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { all, calculation, clear, inside, movePointerAway, put, record, result } from '../helpers.js';

afterEach(clear);
afterEach(movePointerAway);

const verdict = (element: Element) => inside(element, '.verdict').textContent!.replace(/\s+/g, ' ').trim();
const field = (element: Element) => inside<HTMLInputElement>(element, '.quiz input');

async function answer(element: ConvStep | PoolStep, text: string): Promise<void> {
  await userEvent.fill(field(element), text);
  await userEvent.keyboard('{Enter}');
  await element.updateComplete;
}

test('<conv-step quiz>: predict, check and go on with Enter alone', async () => {
  const element = await put<ConvStep>('<conv-step quiz></conv-step>');
  const answers = record(element, 'cnn-answer');
  expect(result(element)[0]).toEqual(['?', '', '']);
  expect(calculation(element)).toEqual([]);
  expect(inside(element, '.controls')).toBe(null);
  expect(element.shadowRoot!.textContent).not.toContain('= 5');

  await answer(element, '5');
  expect(verdict(element)).toContain('Right. Step 1 of 9, row 1, column 1: 1 + 2 + 2 = 5.');
  expect(calculation(element)[3]).toBe('1+2+2=5');
  expect(result(element)[0]).toEqual(['5', '', '']);

  await userEvent.keyboard('{Enter}');
  await element.updateComplete;
  expect([element.step, result(element)[0]]).toEqual([1, ['5', '?', '']]);
  expect(field(element).value).toBe('');
  await answer(element, '−7');
  expect(verdict(element)).toContain('No, it is 1.');
  expect(verdict(element)).toContain('1 of 2 right');
  expect(answers).toEqual([
    { index: 0, row: 0, column: 0, value: 5, answer: 5, correct: true },
    { index: 1, row: 0, column: 1, value: 1, answer: -7, correct: false },
  ]);
});

test('<pool-step quiz>: the maximum is not marked before the answer', async () => {
  const element = await put<PoolStep>('<pool-step quiz></pool-step>');
  expect(all(element, '.winner').length).toBe(0);
  await answer(element, '4');
  expect(all(element, '.winner').length).toBe(1);
});

test('an entry that is no number is no answer', async () => {
  const element = await put<ConvStep>('<conv-step quiz></conv-step>');
  const answers = record(element, 'cnn-answer');
  await answer(element, 'four');
  expect(verdict(element)).toBe('“four” is not a number. Use digits, such as 2 or −0.5.');
  expect(answers).toEqual([]);
  await answer(element, '5');
  expect(answers.length).toBe(1);
});

test('a quiz does not play, and its keys propagate to the page', async () => {
  const element = await put<ConvStep>('<conv-step></conv-step>');
  element.play();
  element.quiz = true;
  await element.updateComplete;
  expect(element.playing).toBe(false);
  element.play();
  expect(element.playing).toBe(false);
  const keys: string[] = [];
  element.addEventListener('keydown', ({ key }) => keys.push(key));
  inside(element, '.card').focus();
  await userEvent.keyboard('{ArrowRight}');
  expect([element.step, keys]).toEqual([0, ['ArrowRight']]);
  inside(element, '.matrix.output .cell:last-child').click();
  expect(element.step).toBe(0);
});

test('after the last step the quiz starts again at the first', async () => {
  const element = await put<PoolStep>('<pool-step quiz step="3"></pool-step>');
  await answer(element, '4');
  expect(inside(element, '.quiz button').textContent).toBe('Once more');
  await userEvent.keyboard('{Enter}');
  await element.updateComplete;
  expect([element.step, verdict(element)]).toEqual([0, '']);
});

test('an answer with the digits that are shown is right', async () => {
  const element = await put<PoolStep>(
    '<pool-step quiz mode="average" input="1 0; 0 0" pool-size="2 1"></pool-step>',
  );
  element.input = [[1, 0], [1, 0], [0, 0]]; // prettier-ignore
  element.poolSize = [3, 1];
  await element.updateComplete;
  await answer(element, '0.667');
  expect(verdict(element)).toContain('Right.');
});
