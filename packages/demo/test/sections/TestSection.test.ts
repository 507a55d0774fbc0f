import type { Page } from 'playwright';
import { beforeAll, expect, test } from 'vitest';
import { dist, openSite } from '../site.js';
import { probabilities, sum, trainAndTest } from '../training.js';

const site = openSite(dist, { keep: true });
let page: Page;
let errors: string[];

beforeAll(async () => {
  ({ page, errors } = await site.visitLoaded());
  await trainAndTest(page, { images: 3000, epochs: 2 });
});

test('a test image has ten probabilities', async () => {
  expect(sum(await probabilities(page))).toBeCloseTo(1, 4);
  expect(errors).toEqual([]);
});

test('Next mistake selects an image whose prediction is not its label', async () => {
  await page.locator('test-section').getByRole('button', { name: 'Next mistake' }).click();
  await page.locator('test-section tr.wrong').waitFor();
  expect(await page.locator('test-section tr.answer:not(.best)').count()).toBe(1);
  expect(errors).toEqual([]);
});

test('a cell of the confusion matrix opens the images of that mistake', async () => {
  const matrix = page.locator('confusion-matrix');
  await expect.poll(() => matrix.locator('caption').innerText()).toMatch(/^\d,\d{3} of 10,000 right/);
  await matrix.locator('.cell:not(.right)', { hasText: /\d/ }).first().click();
  await expect.poll(() => matrix.locator('.images canvas').count()).toBeGreaterThan(0);
  expect(errors).toEqual([]);
});

test('a digit on the pad is predicted, and Clear takes the prediction away', async () => {
  const best = page.locator('own-digit tr.best th');
  await page.locator('digit-pad select').selectOption('3');
  await expect.poll(() => best.innerText()).toBe('3');
  await page.locator('digit-pad').getByRole('button', { name: 'Clear' }).click();
  await expect.poll(() => best.count()).toBe(0);
  expect(errors).toEqual([]);
});
