// What was built is what a reader gets: both languages, live, silent, and without any other site.
import { chromium, type Browser } from 'playwright';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchOptions } from '../../scripts/chromium.mjs';

const dist = fileURLToPath(new URL('../.vitepress/dist', import.meta.url));
const origin = 'http://docs.test';
const pages = [
  { path: '/index.html', lang: 'en', figures: 1 },
  { path: '/convolution.html', lang: 'en', figures: 4 },
  { path: '/zh/index.html', lang: 'zh-CN', figures: 1 },
  { path: '/zh/convolution.html', lang: 'zh-CN', figures: 4 },
];

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(launchOptions());
});
afterAll(() => browser?.close());

describe.each(pages)('$path', ({ path, lang, figures }) => {
  test('is built with its language and its figures', async () => {
    const html = await readFile(`${dist}${path}`, 'utf8');
    expect(html).toContain(`<html lang="${lang}"`);
    expect(html.match(/<conv-step[\s>]/g)).toHaveLength(figures);
  });

  test('comes alive at 5, without an error or a call to another site', async () => {
    const troubles: string[] = [];
    const page = await browser.newPage();
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) troubles.push(message.text());
    });
    await page.route('**/*', async (route) => {
      const url = new URL(route.request().url());
      const file = `${dist}${decodeURIComponent(url.pathname)}`;
      if (url.origin === origin && existsSync(file)) return route.fulfill({ path: file });
      troubles.push(`asked for ${url.href}`);
      return route.abort();
    });
    await page.goto(`${origin}${path}`, { waitUntil: 'networkidle' });
    const values = page.locator('conv-step [part~="value"]');
    await expect.poll(() => values.count(), { timeout: 20_000 }).toBe(figures);
    expect(await values.first().innerText()).toBe('5');
    expect(troubles).toEqual([]);
    await page.close();
  });
});
