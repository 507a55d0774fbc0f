import '@cnn/viz/define.js';
import { convSteps, textbook } from '@cnn/core/steps';
import type { ConvStep } from '@cnn/viz';
import { afterEach, expect, test } from 'vitest';
import { all, calculation, clear, inside, problem, put, result, sentence } from '../helpers.js';

afterEach(clear);

const text = (element: Element, selector: string) =>
  inside(element, selector).textContent!.replace(/\s+/g, ' ').trim();

/** 28 × 28, as large as an image of MNIST. */
const valueAt = (row: number, column: number) => (row * column) % 11;
const image = Array.from({ length: 28 }, (_, row) =>
  Array.from({ length: 28 }, (__, column) => valueAt(row, column)),
);

test('<conv-step>: the first window of the textbook, whose row sums 1, 2, 2 give 5', async () => {
  const element = await put('<conv-step></conv-step>');
  expect(calculation(element)).toEqual([
    '(1×1)+(0×0)+(0×0)=1',
    '(0×0)+(1×1)+(1×1)=2',
    '(1×1)+(0×0)+(1×1)=2',
    '1+2+2=5',
  ]);
  expect(result(element)).toEqual([['5', '', ''], ['', '', ''], ['', '', '']]); // prettier-ignore
  expect(sentence(element)).toBe('Step 1 of 9, row 1, column 1: 1 + 2 + 2 = 5.');
  expect(inside(element, '.costs').textContent!.replace(/\s+/g, ' ').trim()).toBe(
    '9 positions · 81 multiplications · 25 → 9 values, 64 % fewer',
  );
  expect(element.steps).toEqual(convSteps(textbook.image, textbook.filter));
});

test('<conv-step step="8">: the whole result', async () => {
  const element = await put('<conv-step step="8"></conv-step>');
  expect(result(element)).toEqual([['5', '1', '2'], ['1', '4', '2'], ['4', '2', '4']]); // prettier-ignore
});

test('<conv-step strides="2">: four steps', async () => {
  const element = await put('<conv-step strides="2" step="3"></conv-step>');
  expect(element.steps.length).toBe(4);
  expect(result(element)).toEqual([['5', '2'], ['4', '4']]); // prettier-ignore
});

test('<conv-step>: each cell of the window has its weight as a note', async () => {
  const element = await put('<conv-step input="1 2 9; 3 4 9" filter="5 6; 7 8"></conv-step>');
  const cells = [...inside(element, '.matrix.input').querySelectorAll('.cell.lit')];
  expect(cells.map((cell) => cell.textContent!.trim().replace(/\s/g, ''))).toEqual([
    '1×5',
    '2×6',
    '3×7',
    '4×8',
  ]);
});

test('<conv-step padding="1">: the cells around the image are 0 and drawn as padding', async () => {
  const element = await put('<conv-step padding="1"></conv-step>');
  const padding = inside(element, '.matrix.input').querySelectorAll('.cell.padding, .cell.padded');
  expect(padding.length).toBe(7 * 7 - 25);
  expect(result(element).length).toBe(5);
  expect(calculation(element)[0]).toBe('(0×1)+(0×0)+(0×0)=0');
});

test('<conv-step dilation-rate="2">: every second cell is lit', async () => {
  const element = await put('<conv-step dilation-rate="2"></conv-step>');
  expect(element.steps.length).toBe(1);
  expect(inside(element, '.matrix.input').querySelectorAll('.cell.lit').length).toBe(9);
});

test('<conv-step bias="-2">: a separate line for the bias', async () => {
  const element = await put('<conv-step bias="-2"></conv-step>');
  expect(calculation(element).slice(3)).toEqual(['bias=−2', '1+2+2+(−2)=3']);
  expect(element.steps[0].value).toBe(3);
});

test('<conv-step> of two channels: one sum per channel', async () => {
  const element = await put('<conv-step></conv-step>');
  element.input = [[[1, 2], [3, 4]]]; // prettier-ignore
  element.filter = { data: [10, 100], shape: [1, 1, 2, 1] };
  await element.updateComplete;
  expect(calculation(element)).toEqual(['channel1=10', 'channel2=200', '10+200=210']);
});

test('<conv-step>: ≈ marks a calculation with a rounded number', async () => {
  const element = await put('<conv-step input="0.123456" filter="1"></conv-step>');
  expect(calculation(element)).toEqual(['(0.123×1)≈0.123', '0.123≈0.123']);
});

test('<conv-step>: the same size at every step', async () => {
  const element = await put(
    '<conv-step input="-12.75 0 100; 3 0.5 1; 7 7 7" filter="1 -2; 0.25 3"></conv-step>',
  );
  const sizes = new Set<string>();
  for (let step = 0; step < 4; step++) {
    element.step = step;
    await element.updateComplete;
    for (const part of ['.card', '.calculation', '.stage', '.cell']) {
      const { width, height } = inside(element, part).getBoundingClientRect();
      sizes.add(`${part} ${width.toFixed(1)} ${height.toFixed(1)}`);
    }
  }
  expect([...sizes].map((size) => size.split(' ')[0])).toEqual(['.card', '.calculation', '.stage', '.cell']);
});

test.each([320, 500, 760])('<conv-step> at %i px: no number is cut off', async (width) => {
  const element = await put(
    '<conv-step input="-12.75 0 100; 3 0.5 -12.75; 7 7 7" filter="1 -2.25; 0.0625 -12.75" bias="-3"></conv-step>',
  );
  element.parentElement!.style.width = `${width}px`;
  for (const step of element.steps.keys()) {
    element.step = step;
    await element.updateComplete;
    const { left, right } = inside(element, '.calculation').getBoundingClientRect();
    for (const part of all(element, '.calculation .line b, .calculation .result, .calculation .terms > *')) {
      const box = part.getBoundingClientRect();
      const isCut = box.left < left - 0.5 || box.right > right + 0.5;
      expect([part.textContent, isCut]).toEqual([part.textContent, false]);
    }
    for (const cell of all(element, '.cell')) expect(cell.scrollWidth).toBeLessThanOrEqual(cell.clientWidth);
  }
});

test('<conv-step>: a step of a large image draws only the rows that it changes', async () => {
  const element = await put('<conv-step></conv-step>');
  element.input = Array.from({ length: 28 }, (_, r) => Array.from({ length: 28 }, (__, c) => r * c));
  await element.updateComplete;
  const rows = new Set<Element | null>();
  const observer = new MutationObserver((records) => {
    for (const { target } of records) rows.add((target as Element).closest?.('.row') ?? null);
  });
  observer.observe(element.shadowRoot!, { attributes: true, childList: true, subtree: true });
  element.next();
  await element.updateComplete;
  await Promise.resolve();
  observer.disconnect();
  rows.delete(null);
  expect(rows.size).toBe(3 + 1);
  const labelsOf = (role: string) => all(element, `.${role} .cell`).map((cell) => cell.ariaLabel);
  expect(labelsOf('input')[2 * 28 + 3]).toBe('6');
  expect(labelsOf('output').slice(0, 3)).toEqual(['7', '13', null]);
});

test('<conv-step groups="2">: each filter uses the channels of its group', async () => {
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

test('<conv-step groups>: a number that does not divide the channels is refused', async () => {
  const element = await put<ConvStep>('<conv-step groups="2"></conv-step>');
  expect(problem(element)).toContain(
    'groups must divide the 1 channels of input and the 1 filters, but got 2.',
  );
  element.groups = undefined;
  await element.updateComplete;
  expect(result(element)[0][0]).toBe('5');
});

test('<conv-step groups="2" pass="backward">: gradients of both groups', async () => {
  const element = await put<ConvStep>(
    '<conv-step pass="backward" groups="2" input="[[[1,2],[3,4]]]" filter="[[[[10,100]]]]"></conv-step>',
  );
  expect(element.steps.map(({ value }) => value)).toEqual([4, 6]);
  element.of = 'input';
  await element.updateComplete;
  expect(element.steps.map(({ value }) => value)).toEqual([10, 100, 10, 100]);
});

test('<conv-step> of 28 × 28: a heat map, with the numbers of the window beside it', async () => {
  const element = await put<ConvStep>('<conv-step filter="edges"></conv-step>');
  element.input = image;
  element.step = 27;
  await element.updateComplete;
  expect(element.steps.length).toBe(676);
  const window = inside(element, '.windows .matrix');
  expect([...window.querySelectorAll('.value')].map((value) => value.textContent)).toEqual(
    [1, 2, 3].flatMap((row) => [1, 2, 3].map((column) => String(valueAt(row, column)))),
  );
  expect([...window.querySelectorAll('.cell-note')].map((note) => note.textContent)[4]).toBe('×8');
  expect(inside(element, '.matrix.input .cell').title).toBe('0');
  expect(all(element, '.matrix.input .cells.compact .value').length).toBe(0);
});

test('<conv-step> of 28 × 28: negative cells of the heat map have their own class', async () => {
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

test('<conv-step> of 28 × 28 with four filters: 3136 steps', async () => {
  const element = await put<ConvStep>('<conv-step></conv-step>');
  element.input = image;
  element.filter = [[[[1, 2, 3, 4]]]];
  await element.updateComplete;
  expect([problem(element), element.steps.length]).toEqual([undefined, 3136]);
});
