import '@cnn/viz/define.js';
import type { ConvStep, PoolStep } from '@cnn/viz';
import { toPNG, toSVG } from '@cnn/viz/export.js';
import { textbook } from '@cnn/core/steps';
import { afterEach, expect, test } from 'vitest';
import { clear, inside, put, record } from '../helpers.js';

afterEach(clear);

async function wide<Figure extends HTMLElement = ConvStep>(markup: string): Promise<Figure> {
  const place = await put(`<div style="inline-size: 960px">${markup}</div>`);
  const figure = place.firstElementChild as Figure & { updateComplete: Promise<unknown> };
  await figure.updateComplete;
  return figure;
}

/** The file as a document; fails where it is not well-formed. */
function read(text: string): Element {
  const { documentElement } = new DOMParser().parseFromString(text, 'image/svg+xml');
  expect(documentElement.querySelector('parsererror')).toBe(null);
  expect(documentElement.localName).toBe('svg');
  return documentElement;
}

const shapes = (root: Element, selector: string): Element[] => [...root.querySelectorAll(selector)];
const texts = (root: Element): string[] => shapes(root, 'text').map(({ textContent }) => textContent!);
const number = (element: Element, name: string): number => Number(element.getAttribute(name));

test('toSVG(<conv-step>): 25 + 9 + 9 cells, their numbers, the window, the calculation and the costs', async () => {
  const root = read(toSVG(await wide('<conv-step></conv-step>')));
  const cells = shapes(root, 'rect').filter((cell) => [45, 46].includes(number(cell, 'width')));
  expect(cells).toHaveLength(25 + 9 + 9);
  const numbers = shapes(root, 'text[font-size="18"]').map(({ textContent }) => Number(textContent));
  expect(numbers).toEqual([...textbook.image.flat(), ...textbook.filter.flat(), 5]);
  const [window] = shapes(root, 'rect[stroke="#1f5fce"]');
  expect([number(window, 'width'), number(window, 'height')]).toEqual([147, 147]);
  expect(texts(root)).toEqual(
    expect.arrayContaining(['Image 5 × 5', '∗', '(1×1)', '+', '1 + 2 + 2', '=', '5']),
  );
  expect(texts(root).at(-1)).toMatch(/^9 positions.*64 % fewer$/);
  expect(root.querySelector('title')!.textContent).toBe('Convolution, step by step');
  expect(root.querySelector('desc')!.textContent).toMatch(/= 5\.$/);
});

test('the file is at the step shown, though the window is still on its way', async () => {
  const figure = await wide('<conv-step></conv-step>');
  const before = number(shapes(read(toSVG(figure)), 'rect[stroke="#1f5fce"]')[0], 'x');
  figure.next();
  await figure.updateComplete;
  const root = read(toSVG(figure));
  expect(number(shapes(root, 'rect[stroke="#1f5fce"]')[0], 'x') - before).toBeCloseTo(49);
  expect(shapes(root, 'text[font-size="18"]').at(-1)!.textContent).toBe('1');
});

test('the same state gives the same file', async () => {
  const figure = await wide('<conv-step step="4" padding="1"></conv-step>');
  expect(toSVG(figure)).toBe(toSVG(figure));
});

test.each([
  '<conv-step editable bias="1"></conv-step>',
  '<conv-step input="digit-3" filter="blur"></conv-step>',
  '<conv-step strides="0"></conv-step>',
  '<conv-step compare="strides"></conv-step>',
  '<pool-step mode="max sum" input="1 2 3; 4 5 6; 7 8 9"></pool-step>',
  '<activation-step></activation-step>',
  '<tensor-image value="digit-3" values></tensor-image>',
  '<prediction-bars values="0.1 0.9"></prediction-bars>',
  '<training-monitor></training-monitor>',
  '<filter-gallery></filter-gallery>',
  '<feature-maps></feature-maps>',
  '<dense-network></dense-network>',
  '<neuron-count></neuron-count>',
  '<weight-histogram values="1 2 3 2 2 -1"></weight-histogram>',
  '<confusion-matrix matrix="95 5; 2 98"></confusion-matrix>',
  '<digit-pad digit="3"></digit-pad>',
  '<cnn-diagram></cnn-diagram>',
])('well-formed, rounded, with no word of what is outside: %s', async (markup) => {
  for (const width of ['960px', '340px']) {
    const figure = await wide<HTMLElement>(markup);
    figure.parentElement!.style.inlineSize = width;
    const text = toSVG(figure);
    const root = read(text);
    expect(texts(root).length).toBeGreaterThan(0);
    expect(text).not.toMatch(/NaN|undefined|Infinity|null/);
    expect(text.replaceAll(/xmlns(:\w+)?="[^"]*"/g, '')).not.toMatch(/https?:|blob:/);
    for (const { attributes } of shapes(root, '*')) {
      for (const { name, value } of attributes) {
        if (name === 'href') expect(value).toMatch(/^data:image\/png;base64,/);
        else expect(value).not.toMatch(/\.\d{3}/);
      }
    }
    const { width: across, height } = inside(figure, '.card').getBoundingClientRect();
    expect(number(root, 'width')).toBeCloseTo(across, 1);
    expect(number(root, 'height')).toBeLessThanOrEqual(height + 0.01);
  }
});

test('what works the figure is left out, and what it said to screen readers', async () => {
  const root = read(toSVG(await wide('<conv-step></conv-step>')));
  expect(root.textContent).not.toMatch(/Speed|1 \/ 9|1×$/);
  const asked = read(toSVG(await wide('<conv-step quiz></conv-step>')));
  expect(texts(asked)).toContain('?');
  expect(asked.textContent).not.toMatch(/Which value|Check/);
});

test('texts are texts: markup, and what XML can not say', async () => {
  const figure = await wide('<conv-step></conv-step>');
  figure.messages = { image: '<b>&</b>\u0000\uD800' };
  await figure.updateComplete;
  const root = read(toSVG(figure));
  expect(texts(root)[0]).toBe('<b>&</b> 5 × 5');
});

test('what the reader entered in a cell is there', async () => {
  const figure = await wide('<conv-step editable></conv-step>');
  const field = inside<HTMLInputElement>(figure, '.input input');
  field.focus();
  field.value = '42';
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await figure.updateComplete;
  expect(texts(read(toSVG(figure)))).toContain('42');
});

test('images are PNG data in which a cell is a square', async () => {
  const figure = await wide<HTMLElement>('<digit-pad digit="3"></digit-pad>');
  const [image] = shapes(read(toSVG(figure)), 'image');
  expect([number(image, 'data-columns'), number(image, 'data-rows')]).toEqual([28, 28]);
  const bitmap = await createImageBitmap(await (await fetch(image.getAttribute('href')!)).blob());
  expect([bitmap.width % 28, bitmap.height]).toEqual([0, bitmap.width]);
  expect(bitmap.width).toBeGreaterThanOrEqual(2 * number(image, 'width'));
});

test('the figures within a figure are there', async () => {
  const diagram = await wide('<cnn-diagram layers="conv2d 2 3, flatten, dense 3 softmax"></cnn-diagram>');
  const inner = document.createElement('pool-step');
  inside(diagram, '.card').append(inner);
  await inner.updateComplete;
  expect(texts(read(toSVG(diagram)))).toContain('Image 4 × 4');
});

test('colours are those of the scheme shown', async () => {
  const figure = await wide('<conv-step></conv-step>');
  document.documentElement.style.colorScheme = 'light';
  expect(toSVG(figure)).toContain('fill="#ffffff"');
  document.documentElement.style.colorScheme = 'dark';
  await expect.poll(() => toSVG(figure)).toContain('fill="#1a1e25"');
});

test('a page that scales what it shows gets the same file', async () => {
  const figure = await wide('<conv-step></conv-step>');
  const before = toSVG(figure);
  figure.parentElement!.style.transform = 'scale(0.5)';
  const [plain, scaled] = [before, toSVG(figure)].map((text) => shapes(read(text), 'rect'));
  expect(scaled).toHaveLength(plain.length);
  scaled.forEach((rect, i) => {
    for (const name of ['x', 'y', 'width', 'height']) {
      expect(Math.abs(number(rect, name) - number(plain[i], name))).toBeLessThan(0.1);
    }
  });
});

test('nothing of the page changes while a picture is taken', async () => {
  const figure = await wide<PoolStep>('<pool-step editable></pool-step>');
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
  const at = scrollY;
  expect(at).toBeGreaterThan(500);
  toSVG(figure);
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  expect(scrollY).toBe(at);
  expect(figure.shadowRoot!.activeElement).toBe(field);
  expect([field.selectionStart, field.selectionEnd]).toEqual([0, 1]);
  expect(figure.getAttribute('style')).toBe(null);
  expect([...figure.shadowRoot!.adoptedStyleSheets]).toEqual(sheets);
  expect(inside(figure, '.controls').getBoundingClientRect()).toEqual(controls);
  expect(figure.shadowRoot!.innerHTML).toBe(markup);
  expect(events).toEqual([[], [], [], []]);
});

async function pixels(blob: Blob): Promise<ImageData> {
  const image = await createImageBitmap(blob);
  const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, image.width, image.height);
}

const colourAt = ({ data, width }: ImageData, x: number, y: number): string =>
  [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)].join();

test('toPNG(<conv-step>): twice the size, the colours of the roles, round corners', async () => {
  const figure = await wide('<conv-step></conv-step>');
  const { width, height } = read(toSVG(figure)).attributes as unknown as Record<string, Attr>;
  const image = await pixels(await toPNG(figure));
  expect([image.width, image.height]).toEqual([
    Math.round(2 * Number(width.value)),
    Math.round(2 * Number(height.value)),
  ]);
  const cells = shapes(read(toSVG(figure)), 'rect');
  const inCell = (fill: string) => {
    const cell = cells.find((one) => one.getAttribute('fill') === fill)!;
    return colourAt(image, Math.round(2 * number(cell, 'x')) + 12, Math.round(2 * number(cell, 'y')) + 12);
  };
  expect(inCell('#dfe9fb')).toBe('223,233,251,255');
  expect(inCell('#fdebc8')).toBe('253,235,200,255');
  expect(inCell('#d5f0e2')).toBe('213,240,226,255');
  expect(colourAt(image, 0, 0)).toBe('0,0,0,0');
  const inked = (from: number, to: number) => image.data.slice(from * image.width * 4, to * image.width * 4);
  expect(new Set(inked(2 * 28, 2 * 36)).size).toBeGreaterThan(20);
});

test('toPNG({ scale }): the size that was asked for, or a refusal', async () => {
  const figure = await wide('<pool-step></pool-step>');
  const { width } = await pixels(await toPNG(figure, { scale: 0.5 }));
  expect(width).toBe(480);
  await expect(toPNG(figure, { scale: 0 })).rejects.toThrow(
    'toPNG: scale must be above 0 and at most 8, but got 0.',
  );
  await expect(toPNG(figure, { scale: NaN })).rejects.toThrow('but got NaN.');
});

test('toPNG of a figure without a card has what is behind it', async () => {
  const figure = await wide<HTMLElement>('<tensor-image plain></tensor-image>');
  figure.parentElement!.style.background = 'rgb(10, 20, 30)';
  expect(colourAt(await pixels(await toPNG(figure)), 0, 0)).toBe('10,20,30,255');
  expect(read(toSVG(figure)).querySelector('rect')!.getAttribute('fill')).toBe('#0a141e');
});

test('what is no figure on a page is refused', () => {
  const rule = 'toSVG: element must be a figure that is drawn on a page.';
  expect(() => toSVG(document.body)).toThrow(rule);
  expect(() => toSVG(document.createElement('conv-step'))).toThrow(rule);
});
