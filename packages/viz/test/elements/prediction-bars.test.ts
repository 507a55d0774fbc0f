import '@cnn/viz/define.js';
import type { PredictionBars } from '@cnn/viz';
import { afterEach, expect, test } from 'vitest';
import { all, clear, inside, put } from '../helpers.js';
import { expectAttributeRefused } from './expectRefused.js';

afterEach(clear);

const rows = (element: Element) =>
  all(element, 'tbody tr').map((row) =>
    [...row.querySelectorAll('th, .value, .remark')].map((cell) => cell.textContent!.trim()),
  );
const caption = (element: Element) => inside(element, 'caption').textContent!.trim();
const share = (element: Element, i: number) =>
  all(element, '.bar')[i].getBoundingClientRect().width /
  (all(element, '.track')[i].getBoundingClientRect().width - 11);

test('values="0.1 0.7 0.2" answer="1": the largest is the prediction, and correct', async () => {
  const element = await put<PredictionBars>(
    '<prediction-bars values="0.1 0.7 0.2" labels="cat dog bird" answer="1"></prediction-bars>',
  );
  expect(rows(element)).toEqual([
    ['cat', '10.00 %', ''],
    ['dog', '70.00 %', '✓ correct'],
    ['bird', '20.00 %', ''],
  ]);
  expect(caption(element)).toBe('Prediction dog, with 70.00 %. That is the answer.');
  await expect.poll(() => share(element, 1)).toBeCloseTo(0.7, 1);
});

test('answer="2": prediction and answer are marked by words, not by colour alone', async () => {
  const element = await put<PredictionBars>(
    '<prediction-bars values="[0.1, 0.7, 0.2]" answer="2"></prediction-bars>',
  );
  expect(rows(element).map((row) => row[2])).toEqual(['', 'prediction', 'answer']);
  expect(caption(element)).toBe('Prediction 1, with 70.00 %. The answer is 2, with 20.00 %.');
  expect(all(element, 'tr.wrong')).toHaveLength(1);
});

test('a row of what predict returns is read through its strides; the first of equal values is the prediction', async () => {
  const element = await put<PredictionBars>('<prediction-bars></prediction-bars>');
  expect(rows(element)).toHaveLength(10);
  expect(caption(element)).toBe('No prediction yet.');
  element.values = {
    data: new Float32Array([9, 0.25, 0.25, 0.5, 0.5]),
    shape: [1, 2],
    stride: [2, 1],
    offset: 3,
  } as never;
  await element.updateComplete;
  expect(caption(element)).toBe('Prediction 0, with 50.00 %.');
  element.values = new Float32Array([0.2, 0.8]);
  await element.updateComplete;
  expect(rows(element).map((row) => row[1])).toEqual(['20.00 %', '80.00 %']);
});

test('Chinese, and a message of the page', async () => {
  const element = await put<PredictionBars>(
    '<prediction-bars lang="zh" values="0.4 0.6" answer="0"></prediction-bars>',
  );
  expect(caption(element)).toBe('预测为 1，概率 60.00 %。答案是 0，概率 40.00 %。');
  element.messages = { prediction: '模型的回答' };
  await element.updateComplete;
  expect(rows(element)[1][2]).toBe('模型的回答');
});

test.each([
  ['values="0.5 2"', 'values', 'values must be numbers from 0 to 1, such as "0.1 0.9", but got “0.5 2”.'],
  ['values="a b"', 'values', 'values must be numbers from 0 to 1'],
  ['labels="a b"', 'labels', 'labels must be 3 names, one per value, but there are 2.'],
  ['answer="3"', 'answer', 'answer must be the number of a class, from 0 to 2, but got “3”.'],
])('%s is reported as an error once, and the element recovers', async (attributes, argument, words) => {
  const element = await put<PredictionBars>('<prediction-bars values="0.1 0.7 0.2"></prediction-bars>');
  const [, name, value] = /^(\w+)="(.*)"$/.exec(attributes)!;
  expect(await expectAttributeRefused(element, name, value, argument)).toContain(words);
});
