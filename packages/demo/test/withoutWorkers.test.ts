import { expect, test } from 'vitest';
import { dist, openSite } from './site.js';
import { enterSettings, loggedEpochs, press, probabilities, status, sum } from './training.js';

const site = openSite(dist, {
  headers: { 'Content-Security-Policy': "script-src 'self'; worker-src 'none'" },
});

test('a page that refuses workers and WebAssembly trains and predicts', async () => {
  const { page, errors } = await site.visitLoaded();
  await enterSettings(page, { images: 500, epochs: 2 });
  await press(page, 'Train');
  await expect.poll(() => status(page), { timeout: 50_000 }).toMatch(/^Done/);
  const [, accuracy] = await loggedEpochs(page).last().locator('td').allInnerTexts();
  expect(Number(accuracy)).toBeGreaterThan(0.4);
  expect(sum(await probabilities(page))).toBeCloseTo(1, 4);
  // The browser reports what it refuses; there is no other error.
  expect(errors.filter((error) => !/worker|wasm|WebAssembly/i.test(error))).toEqual([]);
  expect(errors.length).toBeGreaterThan(0);
});
