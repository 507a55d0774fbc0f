import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { dist, openSite } from '../site.js';

const site = openSite(dist);
const section = (page: Page) => page.locator('data-section');
const label = (page: Page) => section(page).locator('.digit strong').innerText();
const field = (page: Page) => section(page).getByRole('spinbutton');

test('image 7777 is shown first: an 8, with the number of each of its 784 pixels', async () => {
  const { page, errors } = await site.visitLoaded();
  expect(await field(page).inputValue()).toBe('7777');
  expect(await label(page)).toBe('8');
  const pixels = section(page).locator('tensor-image tspan');
  expect(await pixels.count()).toBe(784);
  expect(await pixels.filter({ hasText: /^254$/ }).count()).toBeGreaterThan(20);
  expect(errors).toEqual([]);
});

test('an image is selected by its index, by buttons and by arrow keys; after the last comes the first', async () => {
  const { page, errors } = await site.visitLoaded();
  await field(page).fill('0');
  await field(page).press('Enter');
  await expect.poll(() => label(page)).toBe('5');
  await section(page).getByRole('button', { name: 'Previous image' }).click();
  await expect.poll(() => field(page).inputValue()).toBe('59999');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => field(page).inputValue()).toBe('1');
  expect(await label(page)).toBe('0');
  expect(errors).toEqual([]);
});

test('an index out of range is refused with the range, and the image stays', async () => {
  const { page, errors } = await site.visitLoaded();
  await field(page).fill('60000');
  await field(page).press('Enter');
  await expect
    .poll(() => page.getByRole('alert').innerText())
    .toBe('The images are numbered from 0 to 59,999.');
  expect(await label(page)).toBe('8');
  expect(errors).toEqual([]);
});

test('a download that fails is reported, and Try again repeats it', async () => {
  const context = await site.newContext();
  const page = await context.newPage();
  let isBroken = true;
  await page.route('**/data/**', (route) => (isBroken ? route.fulfill({ status: 503 }) : route.continue()));
  await page.goto(site.url);
  await expect.poll(() => page.getByRole('alert').innerText()).toContain('MNIST could not be loaded.');
  isBroken = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await section(page).locator('tensor-image').waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
});
