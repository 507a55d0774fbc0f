import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright';
import { dist, openSite } from './site.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const site = openSite(dist, { keep: true });
let page: Page;

beforeAll(async () => {
  ({ page } = await site.visitLoaded({ bypassCSP: true, reducedMotion: 'reduce' }));
  await page.evaluate(axe);
});

test.for([
  ['light', 1280, 'en'],
  ['dark', 320, 'en'],
  ['dark', 1280, 'zh'],
  ['light', 390, 'zh'],
] as const)('%s, %d px, %s: axe finds no violation, and nothing is wider than the page', async (variant) => {
  const [colorScheme, width, language] = variant;
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width, height: 900 });
  const current = await page.evaluate(() => document.documentElement.lang.slice(0, 2));
  if (current !== language) await page.getByRole('button', { name: '中文' }).click();
  for (const [section, figure] of [
    ['filters-section', 'filter-gallery'],
    ['maps-section', 'feature-maps'],
    ['diagram-section', 'cnn-diagram'],
  ]) {
    await page.locator(section).scrollIntoViewIfNeeded();
    await page.locator(figure).waitFor();
  }
  const violations = await page.evaluate(async () => {
    const found = await (globalThis as unknown as { axe: typeof import('axe-core') }).axe.run();
    return found.violations.map(({ id, nodes }) => [id, nodes[0].html, nodes[0].any[0]?.message]);
  });
  expect(violations).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
});
