import '@cnn/viz/define.js';
import type { ConvStep, PoolStep } from '@cnn/viz';
import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { all, button, clear, inside, movePointerAway, put, record, sentence } from '../helpers.js';

afterEach(clear);
afterEach(movePointerAway);

const rowsOf = (element: Element, role: string, which = 0): Element[] => [
  ...all(element, `.matrix.${role}`)[which].querySelectorAll('[role=row]'),
];

const cellOf = (element: Element, role: string, row: number, column: number, which = 0): HTMLElement =>
  rowsOf(element, role, which)[row].querySelectorAll<HTMLElement>('.cell')[column];

/** The sentence about the hovered cell. */
const hoveredSentence = (element: Element) => inside(element, '.hovered-sentence').textContent!.trim();

/** "row column" of each cell with a mark. */
const marked = (element: Element, role: string, mark: string, which = 0): string[] =>
  rowsOf(element, role, which).flatMap((row, r) =>
    [...row.querySelectorAll('.cell')].flatMap((cell, c) =>
      cell.classList.contains(mark) ? [`${r} ${c}`] : [],
    ),
  );

async function hover(element: ConvStep | PoolStep, cell: HTMLElement): Promise<void> {
  await userEvent.hover(cell);
  await element.updateComplete;
  await expect.poll(() => cell.classList.contains('hovered')).toBe(true);
}

test('a corner of the image is connected with one weight and one result', async () => {
  const element = await put<ConvStep>('<conv-step></conv-step>');
  await hover(element, cellOf(element, 'input', 0, 4));
  expect(marked(element, 'output', 'connected')).toEqual(['0 2']);
  expect(marked(element, 'filter', 'connected')).toEqual(['0 2']);
  expect(hoveredSentence(element)).toBe('Image, row 1, column 5: 0. Linked with 2 cells.');
});

test('a weight is connected with one cell per window, and with all results', async () => {
  const element = await put<ConvStep>('<conv-step strides="2"></conv-step>');
  await hover(element, cellOf(element, 'filter', 0, 1));
  expect(marked(element, 'input', 'connected')).toEqual(['0 1', '0 3', '2 1', '2 3']);
  expect(marked(element, 'output', 'connected')).toEqual(['0 0', '0 1', '1 0', '1 1']);
});

test('a result is connected with its window, with the gaps of the dilation', async () => {
  const element = await put<ConvStep>('<conv-step dilation-rate="2" padding="1"></conv-step>');
  await hover(element, cellOf(element, 'output', 2, 1));
  const rows = [2, 4, 6];
  expect(marked(element, 'input', 'connected')).toEqual(
    rows.flatMap((r) => [1, 3, 5].map((c) => `${r} ${c}`)),
  );
  expect(marked(element, 'filter', 'connected').length).toBe(9);
});

test('cells of different groups are not connected', async () => {
  const input = '[[[1,2],[3,4]],[[5,6],[7,8]]]';
  const filter = '[[[[1,10]]]]';
  const element = await put<ConvStep>(
    `<conv-step groups="2" input="${input}" filter="${filter}"></conv-step>`,
  );
  await hover(element, cellOf(element, 'input', 1, 0, 1));
  expect([marked(element, 'output', 'connected', 0), marked(element, 'output', 'connected', 1)]).toEqual([
    [],
    ['1 0'],
  ]);
  expect(marked(element, 'filter', 'connected')).toEqual([]);
  await hover(element, cellOf(element, 'output', 0, 1, 0));
  expect([marked(element, 'input', 'connected', 0), marked(element, 'input', 'connected', 1)]).toEqual([
    ['0 1'],
    [],
  ]);
});

test('<pool-step>: a cell and its window are connected, until the pointer leaves', async () => {
  const element = await put<PoolStep>('<pool-step></pool-step>');
  await hover(element, cellOf(element, 'input', 3, 1));
  expect(marked(element, 'output', 'connected')).toEqual(['1 0']);
  await hover(element, cellOf(element, 'output', 0, 1));
  expect(marked(element, 'input', 'connected')).toEqual(['0 2', '0 3', '1 2', '1 3']);
  await userEvent.hover(document.body);
  await expect.poll(() => all(element, '.connected, .hovered').length).toBe(0);
});

test('Tab reaches the result, arrow keys a cell, Enter its step', async () => {
  const element = await put<ConvStep>('<conv-step></conv-step>');
  const steps = record(element, 'cnn-step');
  inside(element, '.card').focus();
  await userEvent.keyboard('{Tab}{Tab}{Tab}');
  await expect.poll(() => marked(element, 'output', 'hovered')).toEqual(['0 0']);
  await userEvent.keyboard('{ArrowDown}{ArrowRight}');
  await element.updateComplete;
  expect(marked(element, 'output', 'hovered')).toEqual(['1 1']);
  const grid = inside(element, '.matrix.output [role=grid]');
  expect(element.shadowRoot!.activeElement).toBe(grid);
  expect(inside(element, `#${grid.getAttribute('aria-activedescendant')}`).classList).toContain('hovered');
  expect([element.step, steps]).toEqual([0, []]);
  await userEvent.keyboard('{Enter}');
  expect(steps).toEqual([{ index: 4, row: 1, column: 1, value: 4 }]);
});

test('arrow keys step the figure after a click on a cell', async () => {
  const element = await put<ConvStep>('<conv-step></conv-step>');
  await userEvent.click(cellOf(element, 'input', 2, 2));
  await userEvent.keyboard('{ArrowRight}');
  expect(element.step).toBe(1);
});

test('a hovered cell that no longer exists is not highlighted', async () => {
  const element = await put<ConvStep>('<conv-step></conv-step>');
  await hover(element, cellOf(element, 'input', 4, 4));
  element.input = [[1, 0, 0], [0, 1, 0], [0, 0, 1]]; // prettier-ignore
  await element.updateComplete;
  expect(all(element, '.connected, .hovered').length).toBe(0);
  expect(sentence(element)).toContain('Step 1 of 1');
});

test('sentences of steps are announced while a cell is hovered', async () => {
  const element = await put<ConvStep>('<conv-step></conv-step>');
  await hover(element, cellOf(element, 'input', 0, 0));
  element.next();
  await element.updateComplete;
  expect(sentence(element)).toContain('Step 2 of 9');
  expect(hoveredSentence(element)).toContain('Image, row 1, column 1: 1.');
});

test('Tab out of the cells ends the highlight', async () => {
  const element = await put<ConvStep>('<conv-step></conv-step>');
  inside(element, '.card').focus();
  await userEvent.keyboard('{Tab}{Tab}{Tab}');
  await expect.poll(() => marked(element, 'output', 'hovered')).toEqual(['0 0']);
  await userEvent.keyboard('{Tab}');
  await element.updateComplete;
  expect(element.shadowRoot!.activeElement).toBe(button(element, 'To the first step'));
  expect([all(element, '.connected, .hovered').length, hoveredSentence(element)]).toEqual([0, '']);
});

test('a click on a cell keeps its highlight', async () => {
  const element = await put<ConvStep>('<conv-step></conv-step>');
  button(element, 'One step forward').focus();
  await userEvent.click(cellOf(element, 'input', 4, 4));
  await expect.poll(() => marked(element, 'input', 'hovered')).toEqual(['4 4']);
});
