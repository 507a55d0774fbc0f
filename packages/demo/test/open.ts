// Opens the built page as a reader would, and notes all that may not happen there.
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright';
import { launchOptions } from '../../../scripts/chromium.mjs';
import { serveFolder } from '../scripts/serveFolder.mjs';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));
export const dist = folder('../dist');
export const cdn = folder('../../viz/dist/cdn');

export interface Place {
  url: string;
  close(): Promise<void>;
}

export async function serve(path: string, headers: Record<string, string> = {}): Promise<Place> {
  const server: Server = await serveFolder(path, { headers });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export const launch = (): Promise<Browser> => chromium.launch(launchOptions());

export interface Visit {
  page: Page;
  /** Errors, refusals of the policy, and requests to other sites, as they came. */
  troubles: string[];
}

export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({
    locale: 'en',
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol !== 'blob:' && origin !== new URL(url).origin) troubles.push(`request: ${request.url()}`);
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`policy: ${violatedDirective} ${blockedURI}`),
    );
  });
  await page.goto(url);
  return { page, troubles };
}

/** The page once MNIST is there. */
export async function visitReady(
  browser: Browser,
  url: string,
  options?: BrowserContextOptions,
): Promise<Visit> {
  const opened = await visit(browser, url, options);
  await opened.page.locator('data-section tensor-image').waitFor();
  return opened;
}

export async function fill(page: Page, settings: Record<string, number | string>): Promise<void> {
  for (const [name, value] of Object.entries(settings)) await page.fill(`input[name=${name}]`, String(value));
}

export const press = (page: Page, name: string): Promise<void> =>
  page.locator('train-section').getByRole('button', { name, exact: true }).click();

/** Batches that the monitor has counted in this epoch, and the epoch. */
export async function position(page: Page): Promise<{ epoch: number; batch: number }> {
  const text = await status(page);
  const [, epoch, batch] = /epoch (\d+) of \d+, batch ([\d,]+)/i.exec(text) ?? [];
  return { epoch: Number(epoch ?? NaN), batch: Number((batch ?? 'NaN').replace(',', '')) };
}

export const status = (page: Page): Promise<string> =>
  page.locator('training-monitor [part=status] span').first().innerText();

/** Resolves to the accuracy on the test images, in percent. */
export async function testAccuracy(page: Page): Promise<number> {
  const text = await page.locator('.result strong:not(.none)').innerText({ timeout: 60_000 });
  return Number.parseFloat(text);
}

export const probabilities = (page: Page): Promise<number[]> =>
  page
    .locator('.test prediction-bars')
    .evaluate((bars) => Array.from((bars as HTMLElement & { values?: Float32Array }).values ?? []));
