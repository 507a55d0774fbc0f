// The built pages in both languages: their figures work, without errors and without requests to other sites.
import { chromium, type Browser } from 'playwright';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleSets } from '../../packages/viz/examples/index.js';
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
  test('the HTML has its language and its figures', async () => {
    const html = await readFile(`${dist}${path}`, 'utf8');
    expect(html).toContain(`<html lang="${lang}"`);
    expect(html.match(/<conv-step[\s>]/g)).toHaveLength(figures);
  });

  test('the figures show the result 5, without errors or requests to other sites', async () => {
    const { page, problems } = await open(path);
    const values = page.locator('conv-step [part~="value"]');
    await expect.poll(() => values.count(), { timeout: 20_000 }).toBe(figures);
    expect(await values.first().innerText()).toBe('5');
    expect(problems).toEqual([]);
    await page.close();
  });
});

describe.each([
  { path: '/gallery.html', lang: 'en' },
  { path: '/zh/gallery.html', lang: 'zh-CN' },
])('$path', ({ path, lang }) => {
  const examples = exampleSets.flatMap((set) => set.examples);

  test('has every example with its code', async () => {
    const html = await readFile(`${dist}${path}`, 'utf8');
    expect(html).toContain(`<html lang="${lang}"`);
    for (const { tag, name, title } of examples) {
      expect(html).toContain(`id="${tag}-${name}"`);
      expect(html).toContain(title[lang === 'en' ? 'en' : 'zh']);
    }
    expect(html.match(/class="language-html/g)).toHaveLength(examples.length);
  });

  test('each figure is created when it is scrolled near, and fits a phone', async () => {
    const { page, problems } = await open(path, { width: 390, height: 800 });
    const drawn = page.locator('.gallery-figure [part~="card"]');
    await expect.poll(() => drawn.count(), { timeout: 20_000 }).toBeGreaterThan(0);
    expect(await drawn.count()).toBeLessThan(5);
    for (const container of await page.locator('.gallery-figure').all()) {
      await container.scrollIntoViewIfNeeded();
      await container.locator('[part~="card"]').waitFor();
    }
    expect(await drawn.count()).toBe(examples.length);
    const errors = exampleSets.map(({ tag }) => page.locator(`${tag} [role=alert]`));
    for (const error of errors) await expect.poll(() => error.count()).toBe(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(problems).toEqual([]);
    await page.close();
  });
});

/** Opens a built page; `problems` collects its errors, warnings, and requests for anything that was not built. */
async function open(path: string, viewport = { width: 1280, height: 720 }) {
  const problems: string[] = [];
  const page = await browser.newPage({ viewport });
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(message.text());
  });
  await page.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    const file = `${dist}${decodeURIComponent(url.pathname)}`;
    if (url.origin === origin && existsSync(file)) return route.fulfill({ path: file });
    problems.push(`requested ${url.href}`);
    return route.abort();
  });
  await page.goto(`${origin}${path}`, { waitUntil: 'networkidle' });
  return { page, problems };
}
