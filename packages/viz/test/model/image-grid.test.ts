// Through the elements whose base ImageGrid is.
import '@cnn/viz/define.js';
import type { FeatureMaps, FilterGallery } from '@cnn/viz';
import { afterEach, expect, test } from 'vitest';
import { all, clear, inside, pressKey, put, record } from '../helpers.js';
import { numbers } from '../elements/imageGrids.js';

afterEach(clear);

/** Red, green and blue of a pixel of the i-th map. */
const pixel = (element: Element, i: number, x: number, y: number) => {
  const canvas = element.shadowRoot!.querySelectorAll<HTMLCanvasElement>('.map canvas')[i];
  return [...canvas.getContext('2d')!.getImageData(x, y, 1, 1).data].slice(0, 3);
};

test('zero has the colour of the card, the largest values the full colour of their sign', async () => {
  document.documentElement.style.colorScheme = 'light';
  const element = await put<FilterGallery>('<filter-gallery values="2 0; -2 1"></filter-gallery>');
  expect([pixel(element, 0, 0, 0), pixel(element, 0, 1, 0), pixel(element, 0, 0, 1)]).toEqual([
    [0x8a, 0x50, 0],
    [255, 255, 255],
    [0x5d, 0x58, 0x91],
  ]);
  document.documentElement.style.colorScheme = 'dark';
  await expect.poll(() => pixel(element, 0, 1, 0)).toEqual([0x1a, 0x1e, 0x25]);
});

test('arrow keys select an image, report cnn-select, and show its numbers', async () => {
  const element = await put<FilterGallery>('<filter-gallery></filter-gallery>');
  const chosen = record(element, 'cnn-select');
  all(element, '.map')[0].focus();
  pressKey(all(element, '.map')[0], 'ArrowRight');
  await element.updateComplete;
  expect(chosen).toEqual([{ index: 1 }]);
  expect(element.shadowRoot!.activeElement).toBe(all(element, '.map')[1]);
  expect(numbers(element)[0]).toEqual(['−1', '0', '1']);
  all(element, '.map')[3].click();
  expect(chosen[1]).toEqual({ index: 3 });
});

test('the values of larger images are read cell by cell with the arrow keys', async () => {
  const element = await put<FeatureMaps>('<feature-maps lang="zh"></feature-maps>');
  const picture = inside(element, '.picture');
  pressKey(picture, 'ArrowRight');
  pressKey(picture, 'ArrowDown');
  await element.updateComplete;
  const readout = inside(element, '.readout').textContent.trim();
  expect(readout).toMatch(/^第 2 行，第 1 列：/);
  expect(inside(element, '[role=status]').textContent).toBe(readout);
});
