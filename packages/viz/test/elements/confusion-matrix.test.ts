import '@cnn/viz/define.js';
import type { ConfusionMatrix } from '@cnn/viz';
import { afterEach, expect, test } from 'vitest';
import { all, clear, inside, pressKey, put, record } from '../helpers.js';
import { expectPropertiesRefused } from './expectRefused.js';

afterEach(clear);

const counts = (element: Element) =>
  all(element, '.grid tbody tr').map((row) =>
    [...row.querySelectorAll('.cell')].map((cell) => cell.textContent!.trim()),
  );
const rates = (element: Element) =>
  all(element, '.rates tbody tr').map((row) => [...row.children].map((cell) => cell.textContent!.trim()));
const caption = (element: Element) => inside(element, 'caption').textContent!.trim();

const cats =
  '<confusion-matrix answers="0 0 0 1 1 2" predictions="0 0 1 1 2 1" labels="cat dog bird"></confusion-matrix>';

test('answers and predictions: counts, recall by rows, precision by columns', async () => {
  const element = await put<ConfusionMatrix>(cats);
  expect(counts(element)).toEqual([
    ['2', '1', ''],
    ['', '1', '1'],
    ['', '1', '0'],
  ]);
  expect(caption(element)).toBe('3 of 6 right, 50.00 %. Most often, cat was taken for dog: once.');
  expect(rates(element)).toEqual([
    ['cat', '66.67 %', '100.00 %'],
    ['dog', '50.00 %', '33.33 %'],
    ['bird', '0.00 %', '0.00 %'],
  ]);
});

test('matrix="95 5; 2 98": counts alone, without samples', async () => {
  const element = await put<ConfusionMatrix>('<confusion-matrix matrix="95 5; 2 98"></confusion-matrix>');
  expect(caption(element)).toBe('193 of 200 right, 96.50 %. Most often, 0 was taken for 1: 5 times.');
  const picks = record(element, 'cnn-pick');
  all(element, '.cell')[1].click();
  expect(picks).toEqual([{ answer: 0, prediction: 1, indices: [] }]);
});

test('a click on a cell shows its images and reports cnn-pick with their indices', async () => {
  const element = await put<ConfusionMatrix>('<confusion-matrix></confusion-matrix>');
  expect(caption(element)).toBe('No predictions yet.');
  expect(all(element, '.cell')).toHaveLength(100);
  const answers = Uint8Array.from({ length: 40 }, (_, i) => i % 2);
  element.answers = { data: answers, shape: [40] };
  element.predictions = Array.from(answers, (answer, i) => (i === 7 ? 0 : answer));
  const data = new Uint8Array(40 * 4);
  data.set([255, 0, 0, 128], 7 * 4);
  element.images = { data, shape: [40, 2, 2, 1] };
  await element.updateComplete;
  const picks = record(element, 'cnn-pick');
  all(element, '.cell')[2].click();
  await element.updateComplete;
  expect(picks).toEqual([{ answer: 1, prediction: 0, indices: [7] }]);
  expect(inside(element, '[role=status]').textContent).toBe('Answer 1, prediction 0: once');
  const [canvas] = all(element, '.images canvas') as HTMLCanvasElement[];
  expect(canvas.getAttribute('aria-label')).toBe('Image 7');
  const pixel = (x: number, y: number) => [...canvas.getContext('2d')!.getImageData(x, y, 1, 1).data][0];
  expect(pixel(0, 0)).not.toBe(pixel(1, 0));
  // A page that writes the same again closes nothing.
  const { answers: same } = element;
  element.answers = same;
  element.lang = 'en';
  await element.updateComplete;
  expect(all(element, '.images li')).toHaveLength(1);
  all(element, '.cell')[0].click();
  await element.updateComplete;
  expect(inside(element, '[role=status]').textContent).toBe('Answer 0, prediction 0: 20 times');
  expect(all(element, '.images li')).toHaveLength(20);
});

test('at most 24 images are drawn, and their number is shown', async () => {
  const element = await put<ConfusionMatrix>('<confusion-matrix></confusion-matrix>');
  element.answers = { data: new Uint8Array(1500), shape: [1500] };
  element.predictions = element.answers;
  element.images = { data: new Uint8Array(1500 * 4), shape: [1500, 2, 2, 1] };
  await element.updateComplete;
  all(element, '.cell')[0].click();
  await element.updateComplete;
  expect(all(element, '.images li')).toHaveLength(24);
  expect(inside(element, '[role=status]').textContent).toContain('The first 24 of 1,500.');
});

test('arrow keys move between cells, one cell is a tab stop, Enter opens it', async () => {
  const element = await put<ConfusionMatrix>(cats);
  const picks = record(element, 'cnn-pick');
  const cells = all(element, '.cell');
  expect(cells.filter(({ tabIndex }) => tabIndex === 0)).toEqual([cells[0]]);
  cells[0].focus();
  pressKey(cells[0], 'ArrowRight');
  pressKey(cells[1], 'ArrowDown');
  await element.updateComplete;
  expect(element.shadowRoot!.activeElement).toBe(cells[4]);
  expect(cells.filter(({ tabIndex }) => tabIndex === 0)).toEqual([cells[4]]);
  expect(cells[4].getAttribute('aria-label')).toBe('Answer dog, prediction dog: once');
  expect(picks).toEqual([]);
  pressKey(cells[4], 'Enter');
  expect(picks).toEqual([{ answer: 1, prediction: 1, indices: [3] }]);
});

test('Chinese', async () => {
  const element = await put<ConfusionMatrix>(
    '<confusion-matrix lang="zh" matrix="9 1; 0 10"></confusion-matrix>',
  );
  expect(caption(element)).toBe('20 个中正确 19 个，占 95.00 %。最常见的错误是把 0 认成 1：1 次。');
});

test.each([
  [{ answers: '0 1 x' }, 'answers'],
  [{ answers: '0 1' }, 'predictions'],
  [{ answers: [0, 1, 3] }, 'answers'],
  [{ answers: [0, 1, -1] }, 'answers'],
  [{ predictions: [0, 1, 0.5] }, 'predictions'],
  [{ predictions: {} }, 'predictions'],
  [{ labels: 'a b c d', answers: undefined, matrix: '1 0; 0 1' }, 'labels'],
  [{ answers: undefined, matrix: '1 2 3; 4 5 6' }, 'matrix'],
  [{ answers: undefined, matrix: '1 2; 3 -4' }, 'matrix'],
  [{ answers: undefined, matrix: 'what' }, 'matrix'],
  [{ images: { data: new Uint8Array(8), shape: [2, 2, 2] } }, 'images'],
  [{ images: 5 }, 'images'],
])('%o is reported as an error once, and the element recovers', async (properties, argument) => {
  const element = await put<ConfusionMatrix>('<confusion-matrix></confusion-matrix>');
  const whole = {
    answers: [0, 1, 2],
    predictions: [0, 1, 2],
    labels: 'a b c',
    matrix: undefined,
    images: undefined,
  };
  await expectPropertiesRefused(element, { ...whole, ...properties }, argument, whole);
});
