import puppeteer from 'puppeteer-core';
import { launchOptions } from '../../../../scripts/chromium.mjs';
import type { Engine } from './Engine.js';

/** Starts Chromium by its DevTools protocol, or Firefox by WebDriver BiDi. */
export async function launchPuppeteer(
  browser: 'chrome' | 'firefox',
  executablePath: string,
): Promise<Engine> {
  const running = await puppeteer.launch({
    browser,
    executablePath,
    args: browser === 'chrome' ? launchOptions().args : [],
    defaultViewport: { width: 1280, height: 900 },
  });
  const page = await running.newPage();
  return {
    version: (await running.version()).replace(/^.*\//, ''),
    page: {
      async goto(url) {
        await page.goto(url);
      },
      evaluate: (run, ...args) =>
        page.evaluate(run as (...all: unknown[]) => ReturnType<typeof run>, ...args),
      async drag([[x, y], ...rest]) {
        await page.mouse.move(x, y);
        await page.mouse.down();
        for (const [nextX, nextY] of rest) await page.mouse.move(nextX, nextY);
        await page.mouse.up();
      },
    },
    close: () => running.close(),
  };
}
