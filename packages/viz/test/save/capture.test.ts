// What of a figure is in its file, read from the SVG.
import '@cnn/viz/define.js';
import type { PoolStep } from '@cnn/viz';
import { toPNG, toSVG } from '@cnn/viz/export.js';
import { textbook } from '@cnn/core/steps';
import { afterEach, expect, test } from 'vitest';
import { clear, inside, record } from '../helpers.js';
import { number, parseSVG, putWide, select, textsOf } from './svgFile.js';

afterEach(clear);

test('the file of <conv-step> has 25 + 9 + 9 cells, their numbers, the window, the calculation and the costs', async () => {
  const root = parseSVG(toSVG(await putWide('<conv-step></conv-step>')));
  const cells = select(root, 'rect').filter((cell) => [45, 46].includes(number(cell, 'width')));
  expect(cells).toHaveLength(25 + 9 + 9);
  const numbers = select(root, 'text[font-size="18"]').map(({ textContent }) => Number(textContent));
  expect(numbers).toEqual([...textbook.image.flat(), ...textbook.filter.flat(), 5]);
  const [window] = select(root, 'rect[stroke="#1f5fce"]');
  expect([number(window, 'width'), number(window, 'height')]).toEqual([147, 147]);
  expect(textsOf(root)).toEqual(
    expect.arrayContaining(['Image 5 × 5', '∗', '(1×1)', '+', '1 + 2 + 2', '=', '5']),
  );
  expect(textsOf(root).at(-1)).toMatch(/^9 positions.*64 % fewer$/);
  expect(root.querySelector('title')!.textContent).toBe('Convolution, step by step');
  expect(root.querySelector('desc')!.textContent).toMatch(/= 5\.$/);
});

test('a file has the current step, also while the window is still moving to it', async () => {
  const figure = await putWide('<conv-step></conv-step>');
  const before = number(select(parseSVG(toSVG(figure)), 'rect[stroke="#1f5fce"]')[0], 'x');
  figure.next();
  await figure.updateComplete;
  const root = parseSVG(toSVG(figure));
  expect(number(select(root, 'rect[stroke="#1f5fce"]')[0], 'x') - before).toBeCloseTo(49);
  expect(select(root, 'text[font-size="18"]').at(-1)!.textContent).toBe('1');
});

test('a file has no controls, no text for screen readers only, no question of a quiz', async () => {
  const root = parseSVG(toSVG(await putWide('<conv-step></conv-step>')));
  expect(root.textContent).not.toMatch(/Speed|1 \/ 9|1×$/);
  const quiz = parseSVG(toSVG(await putWide('<conv-step quiz></conv-step>')));
  expect(textsOf(quiz)).toContain('?');
  expect(quiz.textContent).not.toMatch(/Which value|Check/);
});

test('a file has the text in a field', async () => {
  const figure = await putWide('<conv-step editable></conv-step>');
  const field = inside<HTMLInputElement>(figure, '.input input');
  field.focus();
  field.value = '42';
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await figure.updateComplete;
  expect(textsOf(parseSVG(toSVG(figure)))).toContain('42');
});

test('a file has the figures within a figure', async () => {
  const diagram = await putWide('<cnn-diagram layers="conv2d 2 3, flatten, dense 3 softmax"></cnn-diagram>');
  const inner = document.createElement('pool-step');
  inside(diagram, '.card').append(inner);
  await inner.updateComplete;
  expect(textsOf(parseSVG(toSVG(diagram)))).toContain('Image 4 × 4');
});

test('a file has the colours of the current colour scheme', async () => {
  const figure = await putWide('<conv-step></conv-step>');
  document.documentElement.style.colorScheme = 'light';
  expect(toSVG(figure)).toContain('fill="#ffffff"');
  document.documentElement.style.colorScheme = 'dark';
  await expect.poll(() => toSVG(figure)).toContain('fill="#1a1e25"');
});

test('a file has the same sizes where the page scales the figure', async () => {
  const figure = await putWide('<conv-step></conv-step>');
  const before = toSVG(figure);
  figure.parentElement!.style.transform = 'scale(0.5)';
  const [original, scaled] = [before, toSVG(figure)].map((text) => select(parseSVG(text), 'rect'));
  expect(scaled).toHaveLength(original.length);
  scaled.forEach((rect, i) => {
    for (const name of ['x', 'y', 'width', 'height']) {
      expect(Math.abs(number(rect, name) - number(original[i], name))).toBeLessThan(0.1);
    }
  });
});

test('a file has the background of the page where the figure has no card', async () => {
  const figure = await putWide<HTMLElement>('<tensor-image plain></tensor-image>');
  figure.parentElement!.style.background = 'rgb(10, 20, 30)';
  const image = await createImageBitmap(await toPNG(figure));
  const context = new OffscreenCanvas(1, 1).getContext('2d')!;
  context.drawImage(image, 0, 0);
  expect([...context.getImageData(0, 0, 1, 1).data]).toEqual([10, 20, 30, 255]);
  expect(parseSVG(toSVG(figure)).querySelector('rect')!.getAttribute('fill')).toBe('#0a141e');
});

test('toSVG leaves the page unchanged: layout, focus, selection, style sheets, scroll position, no events', async () => {
  const figure = await putWide<PoolStep>('<pool-step editable></pool-step>');
  const after = document.createElement('div');
  after.style.blockSize = '50px';
  figure.parentElement!.append(after);
  const field = inside<HTMLInputElement>(figure, '.input input');
  const sheets = [...figure.shadowRoot!.adoptedStyleSheets];
  const controls = inside(figure, '.controls').getBoundingClientRect();
  const events = ['cnn-step', 'cnn-change', 'focusout', 'scroll'].map((name) => record(figure, name));
  figure.parentElement!.style.marginBlockStart = '2000px';
  scrollTo(0, 1e6);
  field.focus();
  field.setSelectionRange(0, 1);
  await figure.updateComplete;
  const markup = figure.shadowRoot!.innerHTML;
  const scrollBefore = scrollY;
  expect(scrollBefore).toBeGreaterThan(500);
  toSVG(figure);
  await nextFrame();
  expect(scrollY).toBe(scrollBefore);
  expect(figure.shadowRoot!.activeElement).toBe(field);
  expect([field.selectionStart, field.selectionEnd]).toEqual([0, 1]);
  expect(figure.getAttribute('style')).toBe(null);
  expect([...figure.shadowRoot!.adoptedStyleSheets]).toEqual(sheets);
  expect(inside(figure, '.controls').getBoundingClientRect()).toEqual(controls);
  expect(figure.shadowRoot!.innerHTML).toBe(markup);
  expect(events).toEqual([[], [], [], []]);
});

/** Resolves after the next frame is rendered. */
const nextFrame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

test('toSVG refuses an element that is not a figure drawn on a page', () => {
  const rule = 'toSVG: element must be a figure that is drawn on a page.';
  expect(() => toSVG(document.body)).toThrow(rule);
  expect(() => toSVG(document.createElement('conv-step'))).toThrow(rule);
});
