/// <reference types="@vitest/browser-playwright" />
import '@cnn/viz/define.js';
import type { ConvStep } from '@cnn/viz';
import { convSteps, textbook } from '@cnn/core/steps';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import {
  all,
  button,
  calculation,
  clear,
  inside,
  once,
  problem,
  put,
  record,
  result,
  sentence,
} from '../helpers.js';

afterEach(clear);

const fieldOf = (element: Element, label: string): HTMLInputElement =>
  inside(element, `input[aria-label="${label}"]`);

describe('<conv-step>: what it shows', () => {
  test('with no attributes, the chapter’s first window: row sums 1, 2, 2 give 5', async () => {
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

  test('at the last step, the whole result', async () => {
    const element = await put('<conv-step step="8"></conv-step>');
    expect(result(element)).toEqual([['5', '1', '2'], ['1', '4', '2'], ['4', '2', '4']]); // prettier-ignore
  });

  test('strides="2" needs four steps', async () => {
    const element = await put('<conv-step strides="2" step="3"></conv-step>');
    expect(element.steps.length).toBe(4);
    expect(result(element)).toEqual([['5', '2'], ['4', '4']]); // prettier-ignore
  });

  test('each cell of the window carries its weight', async () => {
    const element = await put('<conv-step input="1 2 9; 3 4 9" filter="5 6; 7 8"></conv-step>');
    const cells = [...inside(element, '.matrix.input').querySelectorAll('.cell.lit')];
    expect(cells.map((cell) => cell.textContent!.trim().replace(/\s/g, ''))).toEqual([
      '1×5',
      '2×6',
      '3×7',
      '4×8',
    ]);
  });

  test('padding="1": the cells around the image are 0 and drawn as padding', async () => {
    const element = await put('<conv-step padding="1"></conv-step>');
    const padding = inside(element, '.matrix.input').querySelectorAll('.cell.padding, .cell.padded');
    expect(padding.length).toBe(7 * 7 - 25);
    expect(result(element).length).toBe(5);
    expect(calculation(element)[0]).toBe('(0×1)+(0×0)+(0×0)=0');
  });

  test('dilation-rate="2" lights every second cell', async () => {
    const element = await put('<conv-step dilation-rate="2"></conv-step>');
    expect(element.steps.length).toBe(1);
    expect(inside(element, '.matrix.input').querySelectorAll('.cell.lit').length).toBe(9);
  });

  test('bias="-2" has a line of its own', async () => {
    const element = await put('<conv-step bias="-2"></conv-step>');
    expect(calculation(element).slice(3)).toEqual(['bias=−2', '1+2+2+(−2)=3']);
    expect(element.steps[0].value).toBe(3);
  });

  test('two channels: a partial sum each', async () => {
    const element = await put('<conv-step></conv-step>');
    element.input = [[[1, 2], [3, 4]]]; // prettier-ignore
    element.filter = { data: [10, 100], shape: [1, 1, 2, 1] };
    await element.updateComplete;
    expect(calculation(element)).toEqual(['channel1=10', 'channel2=200', '10+200=210']);
  });

  test('a number shown short says that it is', async () => {
    const element = await put('<conv-step input="0.123456" filter="1"></conv-step>');
    expect(calculation(element)).toEqual(['(0.123×1)≈0.123', '0.123≈0.123']);
  });

  test('the figure has one size at every step', async () => {
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
    expect([...sizes].map((size) => size.split(' ')[0])).toEqual([
      '.card',
      '.calculation',
      '.stage',
      '.cell',
    ]);
  });
});

test.each([320, 500, 760])('at %i px no number is cut off', async (width) => {
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

test('a step of a large image draws only the rows that it changes', async () => {
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
  const spoken = (role: string) => all(element, `.${role} .cell`).map((cell) => cell.ariaLabel);
  expect(spoken('input')[2 * 28 + 3]).toBe('6');
  expect(spoken('output').slice(0, 3)).toEqual(['7', '13', null]);
});

describe('<conv-step>: stepping', () => {
  test('forward and back, by buttons', async () => {
    const element = await put('<conv-step></conv-step>');
    const steps = record(element, 'cnn-step');
    await userEvent.click(button(element, 'One step forward'));
    await userEvent.click(button(element, 'One step forward'));
    await userEvent.click(button(element, 'One step back'));
    await userEvent.click(button(element, 'To the first step'));
    expect(steps).toEqual([
      { index: 1, row: 0, column: 1, value: 1 },
      { index: 2, row: 0, column: 2, value: 2 },
      { index: 1, row: 0, column: 1, value: 1 },
      { index: 0, row: 0, column: 0, value: 5 },
    ]);
  });

  test('next and previous say whether they moved', async () => {
    const element = await put('<conv-step step="7"></conv-step>');
    expect([element.next(), element.next(), element.step]).toEqual([true, false, 8]);
    element.step = 1;
    expect([element.previous(), element.previous(), element.step]).toEqual([true, false, 0]);
  });

  test('reaching the last step by a method completes', async () => {
    const element = await put('<conv-step step="7"></conv-step>');
    const completed = record(document, 'cnn-complete');
    element.next();
    expect(completed.length).toBe(1);
  });

  test('keys work within the element, and nowhere else', async () => {
    const place = await put('<div><button>elsewhere</button><conv-step></conv-step></div>');
    const element = place.querySelector('conv-step')!;
    await element.updateComplete;
    await userEvent.click(place.querySelector('button')!);
    await userEvent.keyboard('{ArrowRight}{End}');
    expect(element.step).toBe(0);
    element.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowLeft}');
    expect(element.step).toBe(1);
    await userEvent.keyboard('{End}');
    expect(element.step).toBe(8);
    await userEvent.keyboard('{Home}');
    expect(element.step).toBe(0);
    await userEvent.keyboard(' ');
    expect(element.playing).toBe(true);
    await userEvent.keyboard(' ');
    expect(element.playing).toBe(false);
  });

  test('slides that listen to keys stay where they are, except for an arrow past the end', async () => {
    const element = await put('<conv-step editable></conv-step>');
    const heard: string[] = [];
    const listen = ({ key }: KeyboardEvent) => heard.push(key);
    document.addEventListener('keydown', listen);
    element.focus();
    await userEvent.keyboard('{ArrowRight}{End}{Home} {Escape}a');
    expect(heard).toEqual(['Escape', 'a']);
    inside(element, 'input[type=range]').focus();
    await userEvent.keyboard('{ArrowRight}{ArrowUp}{PageUp}');
    fieldOf(element, 'Image, row 1, column 1').focus();
    await userEvent.keyboard('0.5{ArrowLeft}');
    button(element, 'One step forward').focus();
    await userEvent.keyboard(' ');
    expect(heard).toEqual(['Escape', 'a']);
    element.step = 8;
    await userEvent.keyboard('{ArrowRight}');
    expect(heard).toEqual(['Escape', 'a', 'ArrowRight']);
    document.removeEventListener('keydown', listen);
  });

  test('Space on a focused button is the button’s, once', async () => {
    const element = await put('<conv-step></conv-step>');
    button(element, 'One step forward').focus();
    await userEvent.keyboard(' ');
    expect([element.step, element.playing]).toEqual([1, false]);
    button(element, 'Play').focus();
    await userEvent.keyboard(' ');
    expect(element.playing).toBe(true);
  });

  test('arrow keys in the scrubber move one step, not two', async () => {
    const element = await put('<conv-step></conv-step>');
    const steps = record(element, 'cnn-step');
    inside(element, 'input[type=range]').focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(element.step).toBe(1);
    expect(steps.length).toBe(1);
  });

  test('scrubbing goes to the tick under the pointer', async () => {
    const element = await put('<conv-step></conv-step>');
    const range = inside(element, 'input[type=range]');
    const { width, height } = range.getBoundingClientRect();
    await userEvent.click(range, { position: { x: width * (6.5 / 9), y: height / 2 } });
    expect(element.step).toBe(6);
    expect(range.getAttribute('aria-valuetext')).toBe('7 of 9');
  });

  test('a cell of the result can be picked', async () => {
    const element = await put('<conv-step></conv-step>');
    await userEvent.click(inside(element, '.matrix.output').querySelectorAll('.cell')[5]);
    expect(element.step).toBe(5);
  });

  test.each([
    ['no-preference', true],
    ['reduce', false],
  ])('prefers-reduced-motion: %s, the window glides: %s', async (value, glides) => {
    await cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-reduced-motion', value }] });
    const element = await put('<conv-step></conv-step>');
    // Seen once: only then does it move.
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    element.next();
    await element.updateComplete;
    expect(inside(element, '.matrix.input .outline').getAnimations().length > 0).toBe(glides);
    expect(result(element)[0][1]).toBe('1');
    await cdp().send('Emulation.setEmulatedMedia', { features: [] });
  });
});

describe('<conv-step>: what the page sets', () => {
  test('writes to properties and attributes are silent', async () => {
    const element = await put('<conv-step></conv-step>');
    const events = ['cnn-step', 'cnn-change', 'cnn-complete', 'cnn-error'].map((name) =>
      record(element, name),
    );
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

  test('two figures on a page do not share anything', async () => {
    const place = await put('<div><conv-step></conv-step><conv-step strides="2"></conv-step></div>');
    const [first, second] = place.querySelectorAll('conv-step');
    first.next();
    expect([first.step, second.step, first.steps.length, second.steps.length]).toEqual([1, 0, 9, 4]);
  });
});

describe('<conv-step>: values that can not be shown', () => {
  const bad: [string, Record<string, unknown>, string][] = [
    ['uneven rows', { input: '1 2; 3' }, 'rows of equal length'],
    ['no such preset', { input: '<img src=x onerror=alert(1)>' }, '<img src=x onerror=alert(1)>'],
    ['not a number', { input: [[Number.NaN]] }, 'between'],
    ['stride 0', { strides: 0 }, 'positive whole numbers'],
    ['stride 1.5', { strides: 1.5 }, 'positive whole numbers'],
    ['a step before the first', { step: -1 }, 'whole number from 0'],
    ['speed 0', { playbackRate: 0 }, 'above 0'],
    ['a filter larger than the image', { filter: [[1, 1, 1, 1, 1, 1]] }, 'span at most'],
    ['a huge image', { input: { data: new Uint8Array(4e6), shape: [2000, 2000] } }, 'at most 32'],
    ['a huge padding', { padding: 1e8 }, 'at most 48'],
    ['messages that are none', { messages: '{' }, 'must be an object of strings'],
  ];
  test.each(bad)('%s: an alert, one event, and recovery', async (_name, values, expected) => {
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

  test('what is no number is never shown as code', async () => {
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

  test('too large a number is called too large, not no number', async () => {
    const element = await put('<conv-step></conv-step>');
    for (const values of [{ input: '1 1e308' }, { input: undefined, bias: '1e12' }]) {
      Object.assign(element, values);
      await element.updateComplete;
      expect(problem(element)).toContain('between −1,000,000,000 and 1,000,000,000');
    }
  });

  test('an array that holds itself is refused', async () => {
    const element = await put('<conv-step></conv-step>');
    const endless: unknown[] = [];
    endless.push(endless);
    element.input = endless;
    await element.updateComplete;
    expect(problem(element)).toContain('input is nested too deeply');
  });

  test('a second bad value is told again', async () => {
    const element = await put('<conv-step strides="x"></conv-step>');
    const errors = record(element, 'cnn-error');
    element.setAttribute('strides', 'y');
    await element.updateComplete;
    expect(errors).toEqual([{ argument: 'strides', message: expect.stringContaining('“y”') }]);
  });
});

describe('<conv-step>: editing', () => {
  test('a cell’s number changes the result and is told', async () => {
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

  test('what is no number is refused and stays to be mended', async () => {
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

  test('Escape takes a refused entry back, and so do reset() and the page', async () => {
    const element = await put('<conv-step editable></conv-step>');
    const input = fieldOf(element, 'Image, row 1, column 1');
    const spoil = async () => {
      await userEvent.fill(input, 'x');
      await userEvent.keyboard('{Enter}');
      await element.updateComplete;
      expect(problem(element)).toContain('“x”');
    };
    const mended = async () => {
      await element.updateComplete;
      expect([problem(element), input.value]).toEqual([undefined, '1']);
    };
    await spoil();
    await userEvent.keyboard('{Escape}');
    await mended();
    await spoil();
    element.reset();
    await mended();
    await spoil();
    element.input = textbook.image;
    await mended();
  });

  test('arrows lead from field to field, and Tab from matrix to matrix', async () => {
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
    // While a number is written, left and right are its own; up and down finish it.
    await userEvent.keyboard('-7{ArrowLeft}1{ArrowDown}');
    expect(focused()).toBe('Image, row 3, column 1');
    expect(element.steps[5].values[1][1]).toEqual([-17]);
  });

  test('presets are chosen from lists, and numbers of one’s own are none of them', async () => {
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

  test('a preset that can not be shown here is left', async () => {
    const element = await put('<conv-step editable input="digit-3" filter="1 1 1 1 1 1 1 1"></conv-step>');
    const changes = record(element, 'cnn-change');
    const [image] = all(element, '.presets select') as HTMLSelectElement[];
    await userEvent.selectOptions(image, 'textbook');
    await element.updateComplete;
    expect([problem(element), changes, image.value]).toEqual([undefined, [], 'digit-3']);
  });

  test('keys in a cell are the cell’s', async () => {
    const element = await put('<conv-step editable></conv-step>');
    await userEvent.click(fieldOf(element, 'Image, row 3, column 3'));
    await userEvent.keyboard('{ArrowRight}{End}{Home} ');
    expect([element.step, element.playing]).toEqual([0, false]);
  });

  test('reset() goes to the first window and undoes the edits, silently only where nothing changed', async () => {
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

  test('the page’s write makes the reader’s edit give way', async () => {
    const element = await put('<conv-step editable></conv-step>');
    await userEvent.fill(fieldOf(element, 'Image, row 1, column 1'), '9');
    element.strides = 2;
    expect(element.steps[0].value).toBe(13);
    element.input = undefined;
    expect(element.steps[0].value).toBe(5);
  });
});

describe('<conv-step>: playing', () => {
  test('plays to the end, then completes and stands', async () => {
    const element = await put('<conv-step playback-rate="16" strides="2"></conv-step>');
    const steps = record(element, 'cnn-step');
    const completed = once(element, 'cnn-complete');
    await userEvent.click(button(element, 'Play'));
    expect(element.playing).toBe(true);
    await completed;
    expect([element.step, element.playing, steps.length]).toEqual([3, false, 3]);
    element.play();
    expect([element.step, element.playing]).toEqual([0, true]);
  });

  test('autoplay begins, loop begins again', async () => {
    const element = await put('<conv-step autoplay loop playback-rate="16" strides="2"></conv-step>');
    await once(element, 'cnn-complete');
    expect(element.playing).toBe(true);
    expect(await once(element, 'cnn-step')).toMatchObject({ index: 0 });
    await once(element, 'cnn-complete');
    element.pause();
    expect(element.playing).toBe(false);
  });

  test('the speed the reader chooses is the speed', async () => {
    const element = await put('<conv-step></conv-step>');
    const rates: number[] = [];
    for (const label of ['Speed 1×', 'Speed 2×', 'Speed 4×', 'Speed 0.5×']) {
      await userEvent.click(button(element, label));
      await element.updateComplete;
      rates.push(element.playbackRate);
    }
    expect(rates).toEqual([2, 4, 0.5, 1]);
  });

  test('leaving the page leaves no timer and no observer, and coming back goes on', async () => {
    const element = await put('<conv-step autoplay loop playback-rate="16"></conv-step>');
    await once(element, 'cnn-step');
    const place = element.parentElement!;
    const observers = [IntersectionObserver, MutationObserver].map(({ prototype }) =>
      vi.spyOn(prototype, 'disconnect'),
    );
    element.remove();
    expect(observers.map((disconnect) => disconnect.mock.calls.length)).toEqual([1, 1]);
    vi.restoreAllMocks();
    const steps = record(element, 'cnn-step');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(steps).toEqual([]);
    place.append(element);
    await once(element, 'cnn-step');
    expect(element.playing).toBe(true);
  });

  test('off-screen it rests', async () => {
    const place = await put('<div><p></p><conv-step loop playback-rate="16"></conv-step></div>');
    const element = place.querySelector('conv-step')!;
    place.querySelector('p')!.style.height = '5000px';
    await new Promise((resolve) => setTimeout(resolve, 100));
    element.play();
    const steps = record(element, 'cnn-step');
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(steps).toEqual([]);
    element.scrollIntoView();
    await once(element, 'cnn-step');
    window.scrollTo(0, 0);
  });
});

describe('<conv-step>: languages', () => {
  test('its own lang, else that of an ancestor, else the page’s', async () => {
    const own = await put('<conv-step lang="zh-CN"></conv-step>');
    expect(inside(own, 'figcaption').textContent).toContain('图像');
    expect(sentence(own)).toBe('第 1 步，共 9 步，第 1 行第 1 列：1 + 2 + 2 = 5。');
    own.lang = 'en';
    await own.updateComplete;
    expect(inside(own, 'figcaption').textContent).toContain('Image');

    const place = await put('<div lang="zh"><conv-step></conv-step></div>');
    const child = place.firstElementChild as ConvStep;
    await child.updateComplete;
    expect(inside(child, 'figcaption').textContent).toContain('图像');

    const free = await put('<conv-step></conv-step>');
    document.documentElement.lang = 'zh-Hans';
    await expect.poll(() => inside(free, 'figcaption').textContent).toContain('图像');
  });

  test('the costs, in Chinese', async () => {
    const element = await put('<conv-step lang="zh"></conv-step>');
    expect(inside(element, '.costs').textContent!.trim()).toBe(
      '9 个位置 · 81 次乘法 · 25 → 9 个值，减少 64%',
    );
  });

  test.each([
    [{ strides: 'x' }, 'strides 应为一个或两个正整数，实际为：“x”。'],
    [{ padding: -1 }, /^padding 应为 'valid'、'same'、不小于 0 的整数.*，实际为：-1。$/],
    [{ filter: [[1, 1, 1, 1, 1, 1]] }, 'filter 的跨度不能超过填充后图像的 5 列，实际为：6 列。'],
    [{ input: [1, 2] }, 'input 的维数应为 2 或 3，实际为：形状为 [2] 的数组。'],
    [{ input: [[1, 2], [3]] }, 'input 各行的长度应相同（此处为 2），实际为：[3]。'],
    [{ input: [['1']] }, 'input 只能包含数字，且嵌套层数应一致，实际为：“1”。'],
    [{ input: [] }, 'input 至少要有一个数字，实际为：[]。'],
    [{ input: true }, 'input 应为嵌套的数字数组、ndarray 或 { data, shape }，实际为：true。'],
    [{ input: { data: [1], shape: [NaN] } }, 'input 不符合要求，实际为：[非数值]。'],
    [{ filter: { data: [1, 1], shape: [1, 1, 2, 1] } }, /^filter 应有 1 个通道/],
    [{ bias: [1, 2] }, 'bias 应为一个数字，或给 1 个卷积核各一个值，实际为：形状为 [2] 的数组。'],
    [{ input: 'x y' }, /实际为：“x y”。$/],
    [
      { input: { data: new Uint8Array(1e4), shape: [100, 100] } },
      /^input 太大，无法绘制：行数和列数最多为 32。$/,
    ],
  ])('what is refused is said in Chinese: %o', async (values, expected) => {
    const element = await put('<conv-step lang="zh"></conv-step>');
    const errors = record(element, 'cnn-error') as { message: string }[];
    Object.assign(element, values);
    await element.updateComplete;
    expect(problem(element)).toBe(`无法显示。 ${errors[0].message}`);
    expect(errors[0].message).toMatch(expected);
    expect(errors[0].message).not.toMatch(/must|but got/);
  });

  test('messages replace any string, as text', async () => {
    const element = await put(`<conv-step messages='{"image":"Bild <b>","play":"Los"}'></conv-step>`);
    expect(inside(element, '.title').textContent).toBe('Bild <b>');
    expect(button(element, 'Los')).not.toBe(null);
    element.messages = { filter: 'Kern' };
    await element.updateComplete;
    expect(inside(element, '.matrix.filter .title').textContent).toBe('Kern');
    expect(inside(element, '.matrix.input .title').textContent).toBe('Image');
  });
});
