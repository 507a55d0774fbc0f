import '@cnn/viz/define.js';
import { toSVG } from '@cnn/viz/export.js';
import { afterEach, expect, test } from 'vitest';
import { clear, inside } from '../../helpers.js';
import { number, parseSVG, putWide, select, textsOf } from '../svgFile.js';

afterEach(clear);

test('toSVG: the same state gives the same file', async () => {
  const figure = await putWide('<conv-step step="4" padding="1"></conv-step>');
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
])('toSVG: well-formed, with rounded numbers and no references to other files: %s', async (markup) => {
  for (const width of ['960px', '340px']) {
    const figure = await putWide<HTMLElement>(markup);
    figure.parentElement!.style.inlineSize = width;
    const text = toSVG(figure);
    const root = parseSVG(text);
    expect(textsOf(root).length).toBeGreaterThan(0);
    expect(text).not.toMatch(/NaN|undefined|Infinity|null/);
    expect(text.replaceAll(/xmlns(:\w+)?="[^"]*"/g, '')).not.toMatch(/https?:|blob:/);
    for (const { attributes } of select(root, '*')) {
      for (const { name, value } of attributes) {
        if (name === 'href') expect(value).toMatch(/^data:image\/png;base64,/);
        else expect(value).not.toMatch(/\.\d{3}/);
      }
    }
    const card = inside(figure, '.card').getBoundingClientRect();
    expect(number(root, 'width')).toBeCloseTo(card.width, 1);
    expect(number(root, 'height')).toBeLessThanOrEqual(card.height + 0.01);
  }
});

test('toSVG: markup in a text is escaped, and characters that XML forbids are left out', async () => {
  const figure = await putWide('<conv-step></conv-step>');
  figure.messages = { image: '<b>&</b>\u0000\uD800' };
  await figure.updateComplete;
  const root = parseSVG(toSVG(figure));
  expect(textsOf(root)[0]).toBe('<b>&</b> 5 × 5');
});

test('toSVG: images are PNG data in which every cell is a square', async () => {
  const figure = await putWide<HTMLElement>('<digit-pad digit="3"></digit-pad>');
  const [image] = select(parseSVG(toSVG(figure)), 'image');
  expect([number(image, 'data-columns'), number(image, 'data-rows')]).toEqual([28, 28]);
  const bitmap = await createImageBitmap(await (await fetch(image.getAttribute('href')!)).blob());
  expect([bitmap.width % 28, bitmap.height]).toEqual([0, bitmap.width]);
  expect(bitmap.width).toBeGreaterThanOrEqual(2 * number(image, 'width'));
});
