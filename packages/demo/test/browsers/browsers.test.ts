// The page and the figures in each of the three engines that this machine has.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Server } from '../site.js';
import type { Engine, EnginePage, Point } from './Engine.js';
import { engines } from './engines.js';
import { servePages } from './pages.js';

let server: Server;

beforeAll(async () => {
  server = await servePages();
});

afterAll(() => server.close());

describe.each(engines)('$name', ({ name, program, programs, launch }) => {
  if (!program) {
    console.warn(`${name} is not tested: there is no ${programs}.`);
    test.runIf(process.env.CI)(`is found (${programs})`, () => expect.fail(`There is no ${programs}.`));
    return;
  }

  let engine: Engine;
  let page: EnginePage;

  beforeAll(async () => {
    engine = await launch(program);
    ({ page } = engine);
    console.log(`${name} ${engine.version}`);
  });

  afterAll(() => engine?.close());

  test('errors of a page are seen: thrown, rejected, reported, and of a missing file', async () => {
    await page.goto(`${server.url}cdn/errors.html`);
    await expect
      .poll(async () => (await page.evaluate(() => testing.errors)).sort())
      .toEqual([
        'console: reported',
        expect.stringMatching(/^error: .*thrown/),
        expect.stringMatching(/^error: .*missing\.js is not loaded/),
        'unhandled rejection: Error: rejected',
      ]);
  });

  test('the demo trains, steps a figure, opens a layer of the diagram and reads a digit', async () => {
    await page.goto(`${server.url}demo/`);
    await waitFor(page, 'data-section tensor-image');

    await enter(page, 'input[name=epochs]', '1');
    await enter(page, 'input[name=images]', '500');
    await click(page, 'train-section button[type=submit]');
    await expect
      .poll(() => text(page, 'training-monitor', '[part=status]'), slow)
      .toMatch(/^Done: 500 images/);
    await expect.poll(() => text(page, 'test-section .result strong'), slow).toMatch(/^\d\d\.\d\d %$/);

    await click(page, 'steps-section conv-step', 'button[aria-label="One step forward"]');
    await expect.poll(() => text(page, 'conv-step', '.position')).toBe('2 / 9');

    await scrollTo(page, 'diagram-section');
    await waitFor(page, 'cnn-diagram', '.stage.conv2d .box');
    await click(page, 'cnn-diagram', '.stage.conv2d .box');
    await waitFor(page, 'cnn-diagram', '.detail conv-step', '.result');

    await scrollTo(page, 'own-digit');
    const [left, top, width, height] = await box(page, ['digit-pad', '[part=pad]']);
    await page.drag([0.2, 0.4, 0.6, 0.8].map((y) => [left + width / 2, top + height * y] as const));
    await waitFor(page, 'own-digit prediction-bars', 'tr.best');

    expect(await page.evaluate(() => testing.errors)).toEqual([]);
  });

  test('conv-step.js alone steps', async () => {
    await page.goto(`${server.url}cdn/conv-step.html`);
    await waitFor(page, 'conv-step', '.result');
    for (let step = 2; step <= 5; step++) {
      await click(page, 'conv-step', 'button[aria-label="One step forward"]');
      await expect.poll(() => text(page, 'conv-step', '.position')).toBe(`${step} / 9`);
    }
    expect(await text(page, 'conv-step', '[part=calculation] .result')).toBe('4');
    expect(await page.evaluate(() => testing.errors)).toEqual([]);
  });

  test('cnn-viz.js steps a pooling and draws a whole model', async () => {
    await page.goto(`${server.url}cdn/cnn-viz.html`);
    await waitFor(page, 'pool-step', '.result');
    await click(page, 'pool-step', 'button[aria-label="One step forward"]');
    await expect.poll(() => text(page, 'pool-step', '.position')).toBe('2 / 4');
    await waitFor(page, 'cnn-diagram', '.stage.dense .box');
    expect(await text(page, 'cnn-diagram', '[part=plate]')).toContain('605,824 parameters');
    expect(await page.evaluate(() => testing.errors)).toEqual([]);
  });
});

const slow = { timeout: 40_000 };

/** Paths of elements are selectors, each in the shadow tree of the element before. */
type Path = [string, ...string[]];

const waitFor = (page: EnginePage, ...path: Path) =>
  expect
    .poll(() => page.evaluate((to) => testing.find(to) !== null, path), {
      timeout: 15_000,
      message: path.join(' '),
    })
    .toBe(true);

const text = (page: EnginePage, ...path: Path) =>
  page.evaluate((to) => testing.find(to)?.innerText.trim(), path);

const scrollTo = (page: EnginePage, ...path: Path) =>
  page.evaluate((to) => testing.find(to)!.scrollIntoView({ block: 'center', behavior: 'instant' }), path);

async function enter(page: EnginePage, path: string, value: string): Promise<void> {
  await page.evaluate(
    (to, entered) => {
      const input = testing.find([to]) as HTMLInputElement;
      input.value = entered;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    },
    path,
    value,
  );
}

async function click(page: EnginePage, ...path: Path): Promise<void> {
  await waitFor(page, ...path);
  const [left, top, width, height] = await box(page, path);
  await page.drag([[left + width / 2, top + height / 2] as Point]);
}

/** Where an element is in the viewport, scrolled to, once what is loaded above it moves it no more. */
async function box(
  page: EnginePage,
  path: Path,
): Promise<[left: number, top: number, width: number, height: number]> {
  let last: string | undefined;
  for (;;) {
    const found = await page.evaluate((to) => {
      const element = testing.find(to)!;
      element.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { left, top, width, height } = element.getBoundingClientRect();
      return [left, top, width, height] as [number, number, number, number];
    }, path);
    if (String(found) === last) return found;
    last = String(found);
  }
}
