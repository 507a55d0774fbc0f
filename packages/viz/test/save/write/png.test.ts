import '@cnn/viz/define.js';
import { toPNG, toSVG } from '@cnn/viz/export.js';
import { afterEach, expect, test } from 'vitest';
import { clear } from '../../helpers.js';
import { number, parseSVG, putWide, select } from '../svgFile.js';

afterEach(clear);

async function pixelsOf(file: Blob): Promise<ImageData> {
  const image = await createImageBitmap(file);
  const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, image.width, image.height);
}

const colorAt = ({ data, width }: ImageData, x: number, y: number): string =>
  [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)].join();

test('toPNG(<conv-step>): twice the size, the colours of the roles, transparent corners, texts', async () => {
  const figure = await putWide('<conv-step></conv-step>');
  const svg = parseSVG(toSVG(figure));
  const image = await pixelsOf(await toPNG(figure));
  expect([image.width, image.height]).toEqual([
    Math.round(2 * number(svg, 'width')),
    Math.round(2 * number(svg, 'height')),
  ]);
  const colorInCell = (fill: string) => {
    const cell = select(svg, 'rect').find((rect) => rect.getAttribute('fill') === fill)!;
    return colorAt(image, Math.round(2 * number(cell, 'x')) + 12, Math.round(2 * number(cell, 'y')) + 12);
  };
  expect(colorInCell('#dfe9fb')).toBe('223,233,251,255');
  expect(colorInCell('#fdebc8')).toBe('253,235,200,255');
  expect(colorInCell('#d5f0e2')).toBe('213,240,226,255');
  expect(colorAt(image, 0, 0)).toBe('0,0,0,0');
  const titleRows = image.data.slice(2 * 28 * image.width * 4, 2 * 36 * image.width * 4);
  expect(new Set(titleRows).size).toBeGreaterThan(20);
});

test('toPNG({ scale }): the requested size, or a refusal', async () => {
  const figure = await putWide('<pool-step></pool-step>');
  const { width } = await pixelsOf(await toPNG(figure, { scale: 0.5 }));
  expect(width).toBe(480);
  await expect(toPNG(figure, { scale: 0 })).rejects.toThrow(
    'toPNG: scale must be above 0 and at most 8, but got 0.',
  );
  await expect(toPNG(figure, { scale: NaN })).rejects.toThrow('but got NaN.');
});
