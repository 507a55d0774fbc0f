// The elements' single files, each alone on a page under a strict content security policy.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cdn, openSite, recordErrors } from './site.js';

const policy = "default-src 'self'; require-trusted-types-for 'script'";
const site = openSite(cdn, { headers: { 'Content-Security-Policy': policy } });

/**
 * Opens a page with one of the files.
 *
 * @param body what the page shows
 * @param missing a file that can not be loaded
 */
async function open(file: string, body: string, { missing }: { missing?: string } = {}) {
  const context = await site.newContext();
  await context.route(`${site.url}page.html`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      headers: { 'Content-Security-Policy': policy },
      body: `<!doctype html><html lang="en"><title>Figure</title>
        <script type="module" src="./${file}"></script>${body}`,
    }),
  );
  if (missing) await context.route(`**/${missing}`, (route) => route.abort());
  const page = await context.newPage();
  const errors = await recordErrors(page, site.url);
  const requests: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname !== '/favicon.ico') requests.push(pathname);
  });
  await page.goto(`${site.url}page.html`);
  return { page, errors, requests, next: page.getByRole('button', { name: 'One step forward' }) };
}

test('conv-step.js steps', async () => {
  const { page, errors, next } = await open('conv-step.js', '<conv-step></conv-step>');
  for (let step = 0; step < 4; step++) await next.click();
  expect(await page.locator('conv-step .position').innerText()).toBe('5 / 9');
  expect(await page.locator('conv-step .result').last().innerText()).toBe('4');
  expect(errors).toEqual([]);
});

test('conv-step.js alone edits, compares, asks, shows gradients, highlights, and refuses in Chinese', async () => {
  const { page, errors, requests } = await open(
    'conv-step.js',
    `<conv-step editable></conv-step><conv-step compare="strides"></conv-step><conv-step quiz></conv-step>
      <conv-step pass="backward"></conv-step><conv-step strides="0" lang="zh"></conv-step>`,
  );
  await page.getByText('Strides 3').waitFor();
  await page.getByLabel('Image, row 1, column 1').fill('3');
  expect(await page.locator('conv-step .result').first().innerText()).toBe('7');
  await page.getByText('Which value comes in row 1, column 1?').waitFor();
  await page.getByText('The output gradient is taken to be 1 everywhere.').waitFor();
  expect(await page.getByRole('alert').innerText()).toContain('strides 应为一个或两个正整数');
  await page.locator('conv-step .matrix.filter .cell').first().hover();
  await page.locator('conv-step .cell.connected').first().waitFor();
  expect(requests).toEqual(['/page.html', '/conv-step.js']);
  expect(errors).toEqual([]);
});

test('a savable figure is saved as SVG, PNG and GIF with cnn-export.js', async () => {
  const { page, errors } = await open('conv-step.js', '<conv-step savable step="4"></conv-step>');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const files: Record<string, Buffer> = {};
  for (const format of ['SVG', 'PNG', 'GIF']) {
    const downloaded = page.waitForEvent('download');
    await page.getByRole('button', { name: format }).click();
    const download = await downloaded;
    files[download.suggestedFilename()] = readFileSync(await download.path());
    await page.getByText(`Saved as ${download.suggestedFilename()}.`).waitFor();
  }
  expect(Object.keys(files)).toEqual(['conv-step-5.svg', 'conv-step-5.png', 'conv-step.gif']);
  expect(files['conv-step-5.svg'].toString()).toMatch(/^<svg .*<desc>Step 5 of 9/);
  expect(files['conv-step-5.png'].toString('latin1', 1, 4)).toBe('PNG');
  expect(files['conv-step.gif'].toString('latin1', 0, 6)).toBe('GIF89a');
  expect(await page.locator('conv-step .position').innerText()).toBe('5 / 9');
  expect(errors).toEqual([]);
});

test('without cnn-export.js a savable figure steps and has no Save button, and the console names the file', async () => {
  const { page, errors, next } = await open('conv-step.js', '<conv-step savable step="4"></conv-step>', {
    missing: 'cnn-export.js',
  });
  await next.click();
  expect(await page.locator('conv-step .position').innerText()).toBe('6 / 9');
  const reported = () => errors.filter((error) => !error.includes('ERR_FAILED'));
  await expect.poll(reported).toHaveLength(1);
  expect(reported()[0]).toMatch(
    /^console: Figures can not be saved: cnn-export\.js .*could not be loaded\. .*cnn-export\.js$/,
  );
  expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0);
});

test('cnn-viz.js has every element, <cnn-diagram> among them', async () => {
  const { page, errors } = await open(
    'cnn-viz.js',
    '<pool-step></pool-step><conv-step input="digit-3"></conv-step><cnn-diagram></cnn-diagram>',
  );
  expect(await page.locator('conv-step .matrix.input').innerText()).toMatch(/^Image \d+ × \d+/);
  expect(await page.locator('pool-step .result').last().innerText()).toBe('4');
  await page.locator('cnn-diagram').getByText('607,394').first().waitFor();
  expect(errors).toEqual([]);
});

test('two versions of each file on one page do not throw', async () => {
  const files = ['cnn-viz.js', 'conv-step.js', 'filter-gallery.js', 'digit-pad.js', 'cnn-diagram.js'];
  const scripts = files
    .flatMap((file) => [file, `${file}?2`])
    .map((file) => `<script type="module" src="./${file}"></script>`);
  const { page, errors, next } = await open(
    'cnn-viz.js?3',
    `${scripts.join('')}<conv-step></conv-step><filter-gallery></filter-gallery><cnn-diagram></cnn-diagram>`,
  );
  await next.click();
  expect(await page.locator('conv-step .position').innerText()).toBe('2 / 9');
  await page.locator('filter-gallery .map').first().waitFor();
  await page.locator('cnn-diagram').getByText('607,394').first().waitFor();
  expect(errors).toEqual([]);
});
