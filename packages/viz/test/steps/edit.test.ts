import '@cnn/viz/define.js';
import { textbook } from '@cnn/core/steps';
import type { ConvStep } from '@cnn/viz';
import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import {
  all,
  calculation,
  clear,
  inside,
  movePointerAway,
  problem,
  put,
  record,
  result,
} from '../helpers.js';

afterEach(clear);
afterEach(movePointerAway);

const fieldOf = (element: Element, label: string): HTMLInputElement =>
  inside(element, `input[aria-label="${label}"]`);

test('a number entered in a cell changes the result and is reported by cnn-change', async () => {
  const element = await put('<conv-step editable></conv-step>');
  const changes = record(element, 'cnn-change');
  await userEvent.fill(fieldOf(element, 'Image, row 1, column 1'), '−2.5');
  await userEvent.keyboard('{Enter}');
  await element.updateComplete;
  expect(calculation(element)[0]).toBe('(−2.5×1)+(0×0)+(0×0)=−2.5');
  expect(result(element)[0][0]).toBe('1.5');
  expect(changes).toEqual([
    { input: [[-2.5, 0, 0, 1, 0], ...textbook.image.slice(1)], filter: textbook.filter, bias: 0 },
  ]);
  await userEvent.fill(fieldOf(element, 'Filter, row 1, column 1'), '0');
  expect(element.steps[0].value).toBe(4);
  expect(textbook.image[0][0]).toBe(1);
});

test('an entry that is no number is refused and stays in its field', async () => {
  const element = await put('<conv-step editable></conv-step>');
  const errors = record(element, 'cnn-error');
  const changes = record(element, 'cnn-change');
  const input = fieldOf(element, 'Image, row 1, column 1');
  await userEvent.fill(input, 'abc');
  await userEvent.keyboard('{Enter}');
  await element.updateComplete;
  expect(problem(element)).toContain('“abc” is not a number');
  expect([errors.length, changes.length, input.value]).toEqual([1, 0, 'abc']);
  expect(input.ariaInvalid).toBe('true');
  await userEvent.fill(input, '3');
  await userEvent.keyboard('{Enter}');
  await element.updateComplete;
  expect([problem(element), element.steps[0].value, input.ariaInvalid]).toEqual([undefined, 7, null]);
});

test('Escape, reset() and a write of the page discard a refused entry', async () => {
  const element = await put('<conv-step editable></conv-step>');
  const input = fieldOf(element, 'Image, row 1, column 1');
  const enterText = async () => {
    await userEvent.fill(input, 'x');
    await userEvent.keyboard('{Enter}');
    await element.updateComplete;
    expect(problem(element)).toContain('“x”');
  };
  const expectNumber = async () => {
    await element.updateComplete;
    expect([problem(element), input.value]).toEqual([undefined, '1']);
  };
  await enterText();
  await userEvent.keyboard('{Escape}');
  await expectNumber();
  await enterText();
  element.reset();
  await expectNumber();
  await enterText();
  element.input = textbook.image;
  await expectNumber();
});

test('arrow keys go from field to field, Tab goes from matrix to matrix', async () => {
  const element = await put('<conv-step editable padding="1"></conv-step>');
  const focused = () => element.shadowRoot!.activeElement?.getAttribute('aria-label');
  inside(element, '.card').focus();
  await userEvent.keyboard('{Tab}');
  expect(focused()).toBe('Image, row 1, column 1');
  await userEvent.keyboard('{ArrowRight}{ArrowDown}{ArrowDown}');
  expect(focused()).toBe('Image, row 3, column 2');
  await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
  expect(focused()).toBe('Image, row 3, column 1');
  await userEvent.keyboard('{Tab}');
  expect(focused()).toBe('Filter, row 1, column 1');
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}{ArrowDown}');
  expect(focused()).toBe('Image, row 2, column 1');
  // While a number is written, left and right move the caret, up and down end the entry.
  await userEvent.keyboard('-7{ArrowLeft}1{ArrowDown}');
  expect(focused()).toBe('Image, row 3, column 1');
  expect(element.steps[5].values[1][1]).toEqual([-17]);
});

test('presets are chosen from lists; edited numbers are shown as the reader’s own', async () => {
  const element = await put<ConvStep>('<conv-step editable></conv-step>');
  const changes = record(element, 'cnn-change');
  const [image, filter] = all(element, '.presets select') as HTMLSelectElement[];
  expect([image.value, filter.value]).toEqual(['textbook', 'textbook']);
  await userEvent.selectOptions(filter, 'edges');
  await element.updateComplete;
  expect(changes).toEqual([expect.objectContaining({ filter: [[-1, -1, -1], [-1, 8, -1], [-1, -1, -1]] })]); // prettier-ignore
  expect(calculation(element)[0]).toBe('(1×−1)+(0×−1)+(0×−1)=−1');
  await userEvent.fill(fieldOf(element, 'Filter, row 1, column 1'), '5');
  await element.updateComplete;
  expect(filter.selectedOptions[0].textContent).toBe('your own');
  element.reset();
  await element.updateComplete;
  expect([filter.value, element.steps[0].value]).toEqual(['textbook', 5]);
});

test('a preset that can not be shown is not taken', async () => {
  const element = await put('<conv-step editable input="digit-3" filter="1 1 1 1 1 1 1 1"></conv-step>');
  const changes = record(element, 'cnn-change');
  const [image] = all(element, '.presets select') as HTMLSelectElement[];
  await userEvent.selectOptions(image, 'textbook');
  await element.updateComplete;
  expect([problem(element), changes, image.value]).toEqual([undefined, [], 'digit-3']);
});

test('keys in a field do not step the figure', async () => {
  const element = await put('<conv-step editable></conv-step>');
  await userEvent.click(fieldOf(element, 'Image, row 3, column 3'));
  await userEvent.keyboard('{ArrowRight}{End}{Home} ');
  expect([element.step, element.playing]).toEqual([0, false]);
});

test('reset() goes to the first step and undoes the edits, with an event only if there were any', async () => {
  const element = await put('<conv-step editable step="4"></conv-step>');
  await userEvent.fill(fieldOf(element, 'Image, row 1, column 1'), '9');
  const steps = record(element, 'cnn-step');
  const changes = record(element, 'cnn-change');
  element.reset();
  await element.updateComplete;
  expect([element.step, element.steps[0].value, steps.length, changes.length]).toEqual([0, 5, 1, 1]);
  element.reset();
  expect([steps.length, changes.length]).toEqual([1, 1]);
});

test('a write of the page to `input` replaces the reader’s edit', async () => {
  const element = await put('<conv-step editable></conv-step>');
  await userEvent.fill(fieldOf(element, 'Image, row 1, column 1'), '9');
  element.strides = 2;
  expect(element.steps[0].value).toBe(13);
  element.input = undefined;
  expect(element.steps[0].value).toBe(5);
});
