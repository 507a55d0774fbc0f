import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  cdn,
  dist,
  fill,
  launch,
  position,
  press,
  probabilities,
  serve,
  status,
  testAccuracy,
  visit,
  visitReady,
  type Place,
} from './open.js';

let browser: Browser;
let site: Place;

beforeAll(async () => {
  site = await serve(dist);
  browser = await launch();
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

const label = (page: Page) => page.locator('.digit strong').innerText();

test('image 7777 is an 8; another is chosen by number, arrows and buttons; bounds are said', async () => {
  const { page, troubles } = await visitReady(browser, site.url);
  const field = page.locator('data-section').getByRole('spinbutton');
  const pixels = page.locator('data-section tensor-image tspan');
  expect(await field.inputValue()).toBe('7777');
  expect(await label(page)).toBe('8');
  expect(await pixels.count()).toBe(784);
  expect(await pixels.filter({ hasText: /^254$/ }).count()).toBeGreaterThan(20);

  await field.fill('0');
  await field.press('Enter');
  await expect.poll(() => label(page)).toBe('5');
  await page.locator('data-section').getByRole('button', { name: 'Previous image' }).click();
  await expect.poll(() => field.inputValue()).toBe('59999');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => label(page)).toBe('0');
  await field.fill('60000');
  await field.press('Enter');
  await expect
    .poll(() => page.getByRole('alert').innerText())
    .toBe('The images are numbered from 0 to 59,999.');
  expect(await label(page)).toBe('0');

  expect(await page.locator('.layers tfoot').innerText()).toContain('607,394');
  expect(await page.locator('.layers tbody td:last-child').allInnerTexts()).toEqual([
    '0',
    '280',
    '0',
    '0',
    '605,824',
    '0',
    '1,290',
  ]);
  expect(troubles).toEqual([]);
  await page.context().close();
});

test('the chapter’s model learns, pauses, resumes, stops, goes on, and starts over', async () => {
  const { page, troubles } = await visitReady(browser, site.url);
  expect((await probabilities(page)).length).toBe(10);

  await fill(page, { images: 3000, epochs: 0 });
  await press(page, 'Train');
  expect(await page.locator('#train-problem').innerText()).toBe('Epochs: a whole number from 1 to 100.');

  // A double click starts one training.
  await fill(page, { epochs: 2 });
  await page.locator('train-section').getByRole('button', { name: 'Train' }).dblclick();
  await expect.poll(async () => (await position(page)).batch, { timeout: 30_000 }).toBeGreaterThan(3);

  await press(page, 'Pause');
  await expect.poll(() => status(page)).toMatch(/^Paused/);
  // The batch at work is finished first.
  await page.waitForTimeout(500);
  const held = await position(page);
  await page.waitForTimeout(700);
  expect(await position(page)).toEqual(held);
  await page.locator('test-section').getByRole('button', { name: 'Next image' }).click();
  await expect.poll(async () => sum(await probabilities(page))).toBeCloseTo(1, 4);
  await page.locator('test-section prediction-bars tr.answer th', { hasText: '2' }).waitFor();

  await press(page, 'Resume');
  await page.locator('training-monitor .log tr', { hasText: 'Epoch 1/2' }).waitFor();
  const accuracy = await testAccuracy(page);
  expect(accuracy).toBeGreaterThan(85);
  expect(await status(page)).toMatch(/^Done: 6,000 images/);
  const [first, second] = await page
    .locator('training-monitor .log tbody tr')
    .evaluateAll((rows) => rows.map((row) => Number(row.children[2].textContent)));
  expect(second).toBeGreaterThan(first);
  expect(second).toBeGreaterThan(0.85);

  await expect.poll(async () => sum(await probabilities(page))).toBeCloseTo(1, 4);
  await page.locator('test-section').getByRole('button', { name: 'Next mistake' }).click();
  await page.locator('prediction-bars tr.wrong').waitFor();
  expect(await page.locator('prediction-bars tr.answer:not(.best)').count()).toBe(1);

  // Which digits it confuses: a cell opens its mistakes.
  const matrix = page.locator('confusion-matrix');
  await expect.poll(() => matrix.locator('caption').innerText()).toMatch(/^\d,\d{3} of 10,000 right/);
  await matrix.locator('.cell:not(.right)', { hasText: /\d/ }).first().click();
  await expect.poll(() => matrix.locator('.images canvas').count()).toBeGreaterThan(0);

  // A digit of one's own.
  await page.locator('digit-pad select').selectOption('3');
  await expect.poll(() => page.locator('own-digit tr.best th').innerText()).toBe('3');
  await page.locator('digit-pad').getByRole('button', { name: 'Clear' }).click();
  await expect.poll(() => page.locator('own-digit tr.best').count()).toBe(0);

  // On from there, and stopped: what is learned stays.
  await fill(page, { images: 60_000, epochs: 3 });
  await press(page, 'Train on');
  await expect.poll(async () => (await position(page)).batch, { timeout: 30_000 }).toBeGreaterThan(3);
  await press(page, 'Stop');
  await expect.poll(() => status(page), { timeout: 30_000 }).toMatch(/^Stopped in epoch 1, after batch/);
  expect(await testAccuracy(page)).toBeGreaterThan(80);
  expect(await page.locator('training-monitor .log tbody tr').count()).toBeGreaterThanOrEqual(2);

  // Stopped while paused, too.
  await press(page, 'Train on');
  await expect.poll(async () => (await position(page)).batch, { timeout: 30_000 }).toBeGreaterThan(0);
  await press(page, 'Pause');
  await press(page, 'Stop');
  await expect.poll(() => status(page), { timeout: 30_000 }).toMatch(/^Stopped in epoch 1/);

  await press(page, 'Start over');
  await expect.poll(() => status(page)).toBe('Not begun.');
  expect(await page.locator('.result strong').innerText()).toBe('–');

  await page.reload();
  await page.locator('data-section tensor-image').waitFor();
  expect(await label(page)).toBe('8');
  expect(troubles).toEqual([]);
  await page.context().close();
}, 240_000);

test('filters, feature maps and the whole model follow the training, and load only when they are seen', async () => {
  const { page, troubles } = await visitReady(browser, site.url);
  const isDefined = (tag: string) => page.evaluate((name) => customElements.get(name) !== undefined, tag);
  expect(await isDefined('filter-gallery')).toBe(false);
  expect(await isDefined('cnn-diagram')).toBe(false);

  // Before training: the random weights, said to be that.
  const filters = page.locator('filters-section');
  await filters.scrollIntoViewIfNeeded();
  await expect.poll(() => filters.locator('.map').count()).toBe(28);
  expect(await filters.locator('.remark').innerText()).toBe(
    'Not trained yet: these are the random weights that it begins with.',
  );
  expect(await filters.getByRole('slider').count()).toBe(0);
  const inside = page.locator('inside-section');
  await inside.scrollIntoViewIfNeeded();
  const share = () => inside.locator('.bar.best').innerText();
  await expect.poll(share).toMatch(/%/);
  expect(await inside.locator('.state').innerText()).toBe('The model is untrained: its weights are random.');
  const weights = () =>
    filters
      .locator('filter-gallery')
      .evaluate((gallery) =>
        (gallery as HTMLElement & { history: { data: Float32Array }[] }).history.map(({ data }) => data[0]),
      );
  const [untrained] = await weights();

  await fill(page, { images: 1000, epochs: 2 });
  await press(page, 'Train');
  await testAccuracy(page);
  await filters.scrollIntoViewIfNeeded();
  const slider = filters.getByRole('slider');
  await expect.poll(() => slider.getAttribute('aria-valuetext')).toBe('2 of 2');
  const history = await weights();
  expect(history).toHaveLength(3);
  expect(history[0]).toBe(untrained);
  expect(new Set(history).size).toBe(3);
  await slider.fill('0');
  expect(await slider.getAttribute('aria-valuetext')).toBe('before training');

  // The image chosen in one place is the image everywhere.
  const maps = page.locator('maps-section');
  await maps.scrollIntoViewIfNeeded();
  await expect.poll(() => maps.locator('.map').count()).toBe(28);
  await expect.poll(() => maps.locator('.state').innerText()).toBe('Epochs trained: 2');
  await maps.getByRole('button', { name: 'Next image' }).click();
  expect(await page.locator('test-section').getByRole('spinbutton').inputValue()).toBe('1');
  const sameAs = async (answer: string) => {
    await inside.scrollIntoViewIfNeeded();
    await expect.poll(share).toContain(answer);
  };
  await expect.poll(() => page.locator('.test tr.best th').innerText()).toMatch(/\d/);
  await sameAs(`${await page.locator('.test tr.best th').innerText()}`);
  await page.locator('digit-pad select').selectOption('3');
  await expect.poll(() => page.locator('own-digit tr.best th').innerText()).toMatch(/\d/);
  await inside.scrollIntoViewIfNeeded();
  const own = inside.getByRole('button', { name: 'Your digit' });
  await expect.poll(() => own.getAttribute('aria-pressed')).toBe('true');
  await sameAs(`${await page.locator('own-digit tr.best th').innerText()}`);

  // A click opens the calculation with the weights of now.
  await inside.locator('.stage.conv2d .box').click();
  await inside.locator('.detail conv-step').getByText('bias').waitFor();

  await press(page, 'Start over');
  await filters.scrollIntoViewIfNeeded();
  await expect.poll(() => filters.getByRole('slider').count()).toBe(0);
  await filters.locator('.remark').waitFor();
  expect(troubles).toEqual([]);
  await page.context().close();
}, 120_000);

test('where a page refuses workers and WebAssembly it trains all the same', async () => {
  const place = await serve(dist, { 'Content-Security-Policy': "script-src 'self'; worker-src 'none'" });
  const { page, troubles } = await visitReady(browser, place.url);
  await fill(page, { images: 500, epochs: 2 });
  await press(page, 'Train');
  await expect.poll(() => status(page), { timeout: 50_000 }).toMatch(/^Done/);
  const figures = await page.locator('training-monitor .log tbody tr').last().locator('td').allInnerTexts();
  expect(Number(figures[1])).toBeGreaterThan(0.4);
  await expect.poll(async () => sum(await probabilities(page))).toBeCloseTo(1, 4);
  // The refusals are what was asked for; nothing else went wrong.
  expect(troubles.filter((trouble) => !/worker|wasm|WebAssembly/i.test(trouble))).toEqual([]);
  expect(troubles.length).toBeGreaterThan(0);
  await page.context().close();
  await place.close();
});

test('a download that fails is said in words and tried again', async () => {
  const context = await browser.newContext({ locale: 'en' });
  const page = await context.newPage();
  let isBroken = true;
  await page.route('**/data/**', (route) => (isBroken ? route.fulfill({ status: 503 }) : route.continue()));
  await page.goto(site.url);
  await expect.poll(() => page.getByRole('alert').innerText()).toContain('MNIST could not be loaded.');
  isBroken = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.locator('data-section tensor-image').waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
  await context.close();
});

test('Chinese: by the browser, by ?lang=zh, by the switch, and remembered', async () => {
  const { page, troubles } = await visitReady(browser, site.url, { locale: 'zh-CN' });
  expect(await page.locator('h1').innerText()).toBe('让神经网络学会认数字');
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-Hans');
  await page.getByRole('button', { name: '训练', exact: true }).waitFor();
  expect(await page.locator('conv-step').locator('.matrix.filter .title').innerText()).toBe('卷积核');
  await page.getByRole('button', { name: 'English' }).click();
  expect(await page.locator('h1').innerText()).toBe('A network learns to read digits');
  await page.reload();
  expect(await page.locator('h1').innerText()).toBe('A network learns to read digits');
  await page.goto(`${site.url}?lang=zh`);
  expect(await page.locator('h1').innerText()).toBe('让神经网络学会认数字');
  expect(troubles).toEqual([]);
  await page.context().close();
});

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

test('axe finds nothing and nothing sticks out: light and dark, English and Chinese, wide and narrow', async () => {
  const { page } = await visitReady(browser, site.url, { bypassCSP: true, reducedMotion: 'reduce' });
  await page.evaluate(axe);
  for (const [colorScheme, width, language] of [
    ['light', 1280, 'en'],
    ['dark', 320, 'en'],
    ['dark', 1280, 'zh'],
    ['light', 390, 'zh'],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    const current = await page.evaluate(() => document.documentElement.lang.slice(0, 2));
    if (current !== language) await page.getByRole('button', { name: '中文' }).click();
    for (const [section, figure] of [
      ['filters-section', 'filter-gallery'],
      ['maps-section', 'feature-maps'],
      ['inside-section', 'cnn-diagram'],
    ]) {
      await page.locator(section).scrollIntoViewIfNeeded();
      await page.locator(figure).waitFor();
    }
    const violations = await page.evaluate(async () => {
      const found = await (globalThis as unknown as { axe: typeof import('axe-core') }).axe.run();
      return found.violations.map(({ id, nodes }) => [id, nodes[0].html, nodes[0].any[0]?.message]);
    });
    expect([colorScheme, language, ...violations]).toEqual([colorScheme, language]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
  await page.context().close();
});

/** A page under a strict policy, with nothing but a file of `dist/cdn`, and what its console complains of. */
async function pageWith(file: string, markup: string) {
  const policy = "default-src 'self'; require-trusted-types-for 'script'";
  const place = await serve(cdn, { 'Content-Security-Policy': policy });
  const context = await browser.newContext();
  await context.route(`${place.url}page.html`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      headers: { 'Content-Security-Policy': policy },
      body: `<!doctype html><html lang="en"><title>Figure</title>
        <script type="module" src="./${file}"></script>${markup}`,
    }),
  );
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.location().url.endsWith('favicon.ico'))
      troubles.push(message.text());
  });
  await page.goto(`${place.url}page.html`);
  const close = async () => {
    await context.close();
    await place.close();
  };
  return { page, troubles, close };
}

test('a page under a strict policy with nothing but the single file conv-step.js', async () => {
  const { page, troubles, close } = await pageWith('conv-step.js', '<conv-step></conv-step>');
  const forward = page.getByRole('button', { name: 'One step forward' });
  for (let step = 0; step < 4; step++) await forward.click();
  expect(await page.locator('conv-step .position').innerText()).toBe('5 / 9');
  expect(await page.locator('conv-step .result').last().innerText()).toBe('4');
  expect(troubles).toEqual([]);
  await close();
});

test('conv-step.js contains editing, comparison, quiz, backward pass, highlighting and Chinese errors', async () => {
  const { page, troubles, close } = await pageWith(
    'conv-step.js',
    `<conv-step editable></conv-step><conv-step compare="strides"></conv-step><conv-step quiz></conv-step>
      <conv-step pass="backward"></conv-step><conv-step strides="0" lang="zh"></conv-step>`,
  );
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.getByText('Strides 3').waitFor();
  await page.getByLabel('Image, row 1, column 1').fill('3');
  expect(await page.locator('conv-step .result').first().innerText()).toBe('7');
  await page.getByText('Which value comes in row 1, column 1?').waitFor();
  await page.getByText('The output gradient is taken to be 1 everywhere.').waitFor();
  expect(await page.getByRole('alert').innerText()).toContain('strides 应为一个或两个正整数');
  await page.locator('conv-step .matrix.filter .cell').first().hover();
  await page.locator('conv-step .cell.connected').first().waitFor();
  expect(requests).toEqual([]);
  expect(troubles).toEqual([]);
  await close();
});

test('a savable figure is saved by cnn-export.js; without that file it has no Save button, and the console names the file', async () => {
  const { page, troubles, close } = await pageWith(
    'conv-step.js',
    '<conv-step savable step="4"></conv-step>',
  );
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
  expect(troubles).toEqual([]);

  await page.context().route('**/cnn-export.js', (route) => route.abort());
  const refused = page.waitForEvent('requestfailed');
  await page.reload();
  await refused;
  await page.getByRole('button', { name: 'One step forward' }).click();
  expect(await page.locator('conv-step .position').innerText()).toBe('6 / 9');
  expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0);
  const messages = () => troubles.filter((trouble) => !trouble.includes('ERR_FAILED'));
  await expect.poll(messages).toHaveLength(1);
  expect(messages()[0]).toMatch(
    /^Figures can not be saved: cnn-export\.js .*could not be loaded\. .*cnn-export\.js$/,
  );
  await close();
});

test('cnn-viz.js defines every element', async () => {
  const { page, troubles, close } = await pageWith(
    'cnn-viz.js',
    '<pool-step></pool-step><conv-step input="digit-3"></conv-step><cnn-diagram></cnn-diagram>',
  );
  expect(await page.locator('conv-step .matrix.input').innerText()).toMatch(/^Image \d+ × \d+/);
  expect(await page.locator('pool-step .result').last().innerText()).toBe('4');
  await page.locator('cnn-diagram').getByText('607,394').first().waitFor();
  expect(troubles).toEqual([]);
  await close();
});

test('two versions of everything on one page do not throw', async () => {
  const files = ['cnn-viz.js', 'conv-step.js', 'filter-gallery.js', 'digit-pad.js', 'cnn-diagram.js'];
  const scripts = files
    .flatMap((file) => [file, `${file}?2`])
    .map((file) => `<script type="module" src="./${file}"></script>`);
  const { page, troubles, close } = await pageWith(
    'cnn-viz.js?3',
    `${scripts.join('')}<conv-step></conv-step><filter-gallery></filter-gallery><cnn-diagram></cnn-diagram>`,
  );
  await page.getByRole('button', { name: 'One step forward' }).click();
  expect(await page.locator('conv-step .position').innerText()).toBe('2 / 9');
  await page.locator('filter-gallery .map').first().waitFor();
  await page.locator('cnn-diagram').getByText('607,394').first().waitFor();
  expect(troubles).toEqual([]);
  await close();
});

test('the server serves its folder and nothing else', async () => {
  const response = await fetch(`${site.url}..%2fpackage.json`);
  expect(response.status).toBe(404);
  const { page } = await visit(browser, `${site.url}nothing`);
  expect(await page.locator('body').innerText()).toBe('Not found');
  await page.context().close();
});

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
