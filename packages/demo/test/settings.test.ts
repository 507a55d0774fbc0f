import { expect, test } from 'vitest';
import { dist, openSite } from './site.js';

const site = openSite(dist);
const chinese = '让神经网络学会认数字';
const english = 'A network learns to read digits';

test('the language is that of the browser, in the page and in its figures', async () => {
  const { page, errors } = await site.visit({ locale: 'zh-CN' });
  expect(await page.locator('h1').innerText()).toBe(chinese);
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-Hans');
  await page.getByRole('button', { name: '训练', exact: true }).waitFor();
  expect(await page.locator('conv-step').locator('.matrix.filter .title').innerText()).toBe('卷积核');
  expect(errors).toEqual([]);
});

test('a chosen language is remembered', async () => {
  const { page, errors } = await site.visit({ locale: 'zh-CN' });
  await page.getByRole('button', { name: 'English' }).click();
  expect(await page.locator('h1').innerText()).toBe(english);
  await page.reload();
  expect(await page.locator('h1').innerText()).toBe(english);
  expect(errors).toEqual([]);
});

test('?lang=zh comes before the remembered language and that of the browser', async () => {
  const { page, errors } = await site.visit();
  expect(await page.locator('h1').innerText()).toBe(english);
  await page.goto(`${site.url}?lang=zh`);
  expect(await page.locator('h1').innerText()).toBe(chinese);
  expect(errors).toEqual([]);
});
