import { expect, test } from 'vitest';
import { dist, openSite } from '../site.js';

const site = openSite(dist);

test('each layer with its class in Keras, options, output shape and parameters, and the total', async () => {
  const { page, errors } = await site.visit();
  expect(await page.locator('.layers tbody th').allInnerTexts()).toEqual([
    'Rescaling 1/255',
    'Conv2D 28, 3×3',
    'MaxPooling2D 2×2',
    'Flatten',
    'Dense 128, relu',
    'Dropout 0.2',
    'Dense 10, softmax',
  ]);
  expect(await page.locator('.layers tbody td:last-child').allInnerTexts()).toEqual([
    '0',
    '280',
    '0',
    '0',
    '605,824',
    '0',
    '1,290',
  ]);
  expect(await page.locator('.layers tbody td:nth-child(2)').allInnerTexts()).toEqual([
    '(None, 28, 28, 1)',
    '(None, 26, 26, 28)',
    '(None, 13, 13, 28)',
    '(None, 4732)',
    '(None, 128)',
    '(None, 128)',
    '(None, 10)',
  ]);
  expect(await page.locator('.layers td.counted').allInnerTexts()).toContain('(3 × 3 × 1 + 1) × 28');
  expect(await page.locator('.layers tfoot').innerText()).toContain('607,394');
  expect(errors).toEqual([]);
});
