import '@cnn/viz/define.js';
import type { TensorImage } from '@cnn/viz';
import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { all, clear, inside, problem, put, record } from '../helpers.js';

afterEach(clear);

const image = '<tensor-image value="0 128 0; 255 1 0" label="x"></tensor-image>';
const readout = (element: Element) => inside(element, '.readout strong')?.textContent;

/** The colours that CSS came to, as the screen has them. */
function rgb(colour: string): number[] {
  const context = new OffscreenCanvas(1, 1).getContext('2d')!;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
}

function contrast(a: string, b: string): number {
  const [darker, lighter] = [a, b]
    .map((colour) => {
      const [red, green, blue] = rgb(colour).map((byte) => {
        const share = byte / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    })
    .toSorted((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

test('value="0 128 0; 255 1 0": six cells of four greys, from light to dark', async () => {
  const element = await put<TensorImage>(image);
  const levels = all(element, '.level');
  expect(levels.map((level) => level.style.getPropertyValue('--_shade'))).toEqual([
    '0%',
    '50.2%',
    '100%',
    '0.39%',
  ]);
  expect(levels[0].querySelector('path')!.getAttribute('d')!.match(/M/g)).toHaveLength(3);
  const [paper, , ink] = levels.map((level) => rgb(getComputedStyle(level.querySelector('path')!).fill)[0]);
  expect(paper).toBeGreaterThan(230);
  expect(ink).toBeLessThan(60);
});

test('in the dark theme large values are light; tone="light" draws them light in both', async () => {
  const element = await put<TensorImage>(image);
  const ink = () => rgb(getComputedStyle(all(element, '.level path')[2]).fill)[0];
  document.documentElement.style.colorScheme = 'dark';
  await expect.poll(ink).toBeGreaterThan(200);
  document.documentElement.style.colorScheme = 'light';
  await expect.poll(ink).toBeLessThan(60);
  element.tone = 'light';
  await element.updateComplete;
  expect(ink()).toBe(255);
});

test.each(['light', 'dark'])(
  'values: every number has a contrast of 4.5 : 1 with its cell, %s',
  async (scheme) => {
    document.documentElement.style.colorScheme = scheme;
    const element = await put<TensorImage>('<tensor-image values></tensor-image>');
    element.value = { data: Uint8Array.from({ length: 256 }, (_, i) => i), shape: [16, 16, 1] };
    for (const tone of ['ink', 'light'] as const) {
      element.tone = tone;
      await element.updateComplete;
      const levels = all(element, '.level');
      expect(levels).toHaveLength(256);
      const ratios = levels.map((level) =>
        contrast(
          getComputedStyle(level.querySelector('path')!).fill,
          getComputedStyle(level.querySelector('text')!).fill,
        ),
      );
      expect(Math.min(...ratios)).toBeGreaterThanOrEqual(4.5);
    }
  },
);

test('values: every number is drawn in its cell', async () => {
  const element = await put<TensorImage>('<tensor-image values value="7 8; 9 0"></tensor-image>');
  const drawn = all(element, 'tspan').map((span) => [
    span.textContent,
    Math.floor(Number(span.getAttribute('y')) / 25),
    Math.floor(Number(span.getAttribute('x')) / 25),
  ]);
  expect(drawn).toEqual([
    ['7', 0, 0],
    ['8', 0, 1],
    ['9', 1, 0],
    ['0', 1, 1],
  ]);
});

test('a view is read by its strides and offset; a later change of its data is not shown', async () => {
  const element = await put<TensorImage>('<tensor-image values></tensor-image>');
  const data = Uint8Array.of(9, 9, 1, 2, 3, 4);
  element.value = { data, shape: [2, 2], stride: [1, 2], offset: 2 } as never;
  await element.updateComplete;
  data.fill(0);
  const texts = all(element, 'tspan').map((span) => span.textContent);
  expect(texts).toEqual(['1', '3', '2', '4']);
});

test('pointer and arrow keys show row, column and value', async () => {
  const element = await put<TensorImage>(image);
  const picture = inside(element, '.picture');
  const { left, top, width, height } = inside(element, 'svg').getBoundingClientRect();
  picture.dispatchEvent(
    new PointerEvent('pointermove', { clientX: left + width * 0.5, clientY: top + height * 0.1 }),
  );
  await element.updateComplete;
  expect(readout(element)).toBe('Row 1, column 2: 128');
  expect(inside(element, '[role=status]').textContent).toBe('');
  picture.dispatchEvent(new PointerEvent('pointerleave', { pointerType: 'mouse' }));
  await element.updateComplete;
  expect(readout(element)).toBeUndefined();

  picture.focus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
  expect(readout(element)).toBe('Row 2, column 1: 255');
  await userEvent.keyboard('{End}{ArrowRight}');
  expect(readout(element)).toBe('Row 2, column 3: 0');
  expect(inside(element, '[role=status]').textContent).toBe('Row 2, column 3: 0');
  element.lang = 'zh';
  await element.updateComplete;
  expect(readout(element)).toBe('第 2 行，第 3 列：0');
});

test('the summary gives size, range and the cells that are not 0', async () => {
  const element = await put<TensorImage>(image);
  expect(inside(element, '#summary').textContent).toBe(
    'x: 2 rows and 3 columns, values from 0 to 255; 3 of 6 cells are not 0, between rows 1 and 2 and columns 1 and 2.',
  );
});

test('an image of three channels is drawn in its colours', async () => {
  const element = await put<TensorImage>('<tensor-image value="[[[255,0,0],[0,0,255]]]"></tensor-image>');
  const fills = all(element, '.level path').map((path) => getComputedStyle(path).fill);
  expect(fills).toEqual(['rgb(255, 0, 0)', 'rgb(0, 0, 255)']);
});

test('28 × 28 values: one path per colour, and at 320 px the numbers scroll in their own box', async () => {
  const place = await put<HTMLElement>('<div><tensor-image values></tensor-image></div>');
  place.style.width = '320px';
  const element = place.querySelector('tensor-image')!;
  element.value = { data: Uint8Array.from({ length: 784 }, (_, i) => i % 90), shape: [28, 28, 1] };
  await element.updateComplete;
  expect(all(element, 'path')).toHaveLength(90);
  const card = inside(element, '.card');
  expect(card.scrollWidth).toBeLessThanOrEqual(card.clientWidth);
  const box = inside(element, '.scroll');
  expect(box.scrollWidth).toBeGreaterThan(690);
  inside(element, '.picture').focus();
  await userEvent.keyboard('{ArrowDown}{End}');
  expect(box.scrollLeft).toBeGreaterThan(300);
});

test.each([
  ['value="1 2; 3"', 'value', 'must have rows of equal length'],
  ['value="[[[1,2]]]"', 'value', 'has 2 channels'],
  ['max="0"', 'max', 'max must be a number above min, but got 0 and 0.'],
  ['tone="dark"', 'tone', 'tone must be ink or light, but got “dark”.'],
])('%s is reported as an error once, and the element recovers', async (attributes, argument, words) => {
  const element = await put<TensorImage>('<tensor-image></tensor-image>');
  const errors = record(element, 'cnn-error') as { argument: string }[];
  const [, name, value] = /^(\w+)="(.*)"$/.exec(attributes)!;
  element.setAttribute(name, value);
  await element.updateComplete;
  element.lang = 'en';
  await element.updateComplete;
  expect(problem(element)).toContain(words);
  expect(errors.map((error) => error.argument)).toEqual([argument]);
  element.removeAttribute(name);
  if (name === 'tone') element.tone = 'ink';
  await element.updateComplete;
  expect(problem(element)).toBeUndefined();
});
