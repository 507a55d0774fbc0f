// Opens the built page as a reader would, and records what must not happen there.
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { launchOptions } from '../../../scripts/chromium.mjs';
import { serveFolder } from '../scripts/serveFolder.mjs';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));
/** The built page. */
export const dist = folder('../dist');
/** The elements' single files. */
export const cdn = folder('../../viz/dist/cdn');

export interface Server {
  url: string;
  close(): Promise<void>;
}

export async function serve(path: string, headers: Record<string, string> = {}): Promise<Server> {
  const server = await serveFolder(path, { headers });
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

export interface Visit {
  page: Page;
  /** Errors, violations of the content security policy, and requests to other sites. */
  errors: string[];
}

export interface Site {
  readonly url: string;
  newContext(options?: BrowserContextOptions): Promise<BrowserContext>;
  /** Opens the page. */
  visit(options?: BrowserContextOptions): Promise<Visit>;
  /** Opens the page and waits for MNIST. */
  visitLoaded(options?: BrowserContextOptions): Promise<Visit>;
}

/**
 * A server and a browser for all tests of a file.
 *
 * @param keep whether pages stay open from test to test; by default they close after the test that opened them
 */
export function openSite(path: string, { headers = {}, keep = false } = {}): Site {
  let server: Server;
  let browser: Browser;

  beforeAll(async () => {
    server = await serve(path, headers);
    browser = await chromium.launch(launchOptions());
  });

  afterEach(async () => {
    if (!keep) await Promise.all(browser.contexts().map((context) => context.close()));
  });

  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  const newContext = (options?: BrowserContextOptions) =>
    browser.newContext({ locale: 'en', viewport: { width: 1280, height: 900 }, ...options });

  async function visit(options?: BrowserContextOptions): Promise<Visit> {
    const context = await newContext(options);
    const page = await context.newPage();
    const errors = await recordErrors(page, server.url);
    await page.goto(server.url);
    return { page, errors };
  }

  async function visitLoaded(options?: BrowserContextOptions): Promise<Visit> {
    const opened = await visit(options);
    await opened.page.locator('data-section tensor-image').waitFor();
    return opened;
  }

  return {
    get url() {
      return server.url;
    },
    newContext,
    visit,
    visitLoaded,
  };
}

/** Records the errors of a page that is opened later, and its requests to sites other than that of `url`. */
export async function recordErrors(page: Page, url: string): Promise<string[]> {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(`error: ${error.message}`));
  page.on('console', (message) => {
    // Browsers request an icon of pages that name none.
    if (message.type() === 'error' && !message.location().url.endsWith('favicon.ico')) {
      errors.push(`console: ${message.text()}`);
    }
  });
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol !== 'blob:' && origin !== new URL(url).origin) errors.push(`request: ${request.url()}`);
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`policy: ${violatedDirective} ${blockedURI}`),
    );
  });
  return errors;
}
