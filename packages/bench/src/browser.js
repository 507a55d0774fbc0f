import { createReadStream, existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { build, preview } from 'vite';
import { launchOptions } from '../../../scripts/chromium.mjs';

const root = fileURLToPath(new URL('../page', import.meta.url));
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** Builds the page in which contenders run, once for all environments. */
export const buildPage = () =>
  build({ root, configFile: false, logLevel: 'warn', base: './', build: { chunkSizeWarningLimit: 3000 } });

/**
 * Opens the page in a new Chromium.
 *
 * @param folder with the files of MNIST
 * @param isolated whether the page's workers can share memory
 */
export async function openPage(folder, isolated) {
  const server = await preview({
    root,
    configFile: false,
    logLevel: 'warn',
    preview: { port: 4300, host: 'localhost', headers: isolated ? isolation : {} },
    plugins: [mnist(folder)],
  });
  let browser;
  try {
    browser = await chromium.launch(launchOptions());
    const page = await browser.newPage();
    page.setDefaultTimeout(0);
    await page.goto(server.resolvedUrls.local[0]);
    await page.waitForFunction(() => 'bench' in globalThis, undefined, { timeout: 30_000 });
    const { isolated: isIsolated } = await page.evaluate(() => globalThis.bench.load());
    if (isIsolated !== isolated) throw new Error(`the page is ${isIsolated ? '' : 'not '}isolated`);
    return {
      version: browser.version(),
      contender: (id, network) => remote(page, id, network),
      frames: (seconds) => page.evaluate((duration) => globalThis.bench.frames(duration), seconds),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }

  async function close() {
    await browser?.close();
    await server.close();
  }
}

/** A contender that runs in the page, on the network of that name or on the chapter's model. */
function remote(page, id, network) {
  const call = (name, ...args) =>
    page.evaluate(([name, args]) => globalThis.bench[name](...args), [name, [id, ...args]]);
  return {
    async prepare() {
      const { hasLosses, step, rounds, parameters } = await call('prepare', network);
      if (step) this.step = step;
      if (rounds) this.rounds = rounds;
      if (hasLosses) this.losses = (steps) => call('losses', steps);
      this.parameters = () => parameters;
    },
    time: (n) => call('time', n),
    close: () => call('close'),
  };
}

/** Serves the files of MNIST from their folder. */
const mnist = (folder) => ({
  name: 'mnist',
  configurePreviewServer({ middlewares }) {
    middlewares.use('/mnist', (request, response, next) => {
      const path = join(folder, basename(request.url.split('?')[0]));
      if (!existsSync(path)) return void response.writeHead(404).end();
      if (!/^[\w-]+$/.test(basename(path))) return next();
      response.setHeader('Content-Type', 'application/octet-stream');
      createReadStream(path).pipe(response);
    });
  },
});
