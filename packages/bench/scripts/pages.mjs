import { installChromium } from '../../../scripts/installChromium.mjs';
import { buildPage, openPage } from '../src/browser.js';

/**
 * Opens a page for each environment: `chromium`, whose workers can share memory, or `messages`, whose workers can not.
 *
 * @param folder with the files of MNIST
 * @returns `{ pages, make, close }`: pages by environment, without those that could not be opened; `make(environment,
 *   name, network)` is how `measure` makes a contender there
 */
export async function openPages(folder, environments, log) {
  const pages = {};
  const failures = {};
  for (const environment of environments) {
    log(`opening the page: ${environment}`);
    try {
      if (Object.keys(pages).length === 0) await prepareChromium();
      pages[environment] = await openPage(folder, environment === 'chromium');
    } catch (reason) {
      failures[environment] = reason;
    }
  }
  return {
    pages,
    make: (environment, name, network) => async () => {
      if (failures[environment]) throw failures[environment];
      return pages[environment].contender(name, network);
    },
    async close() {
      for (const page of Object.values(pages)) await page.close();
    },
  };
}

async function prepareChromium() {
  const code = await installChromium();
  if (code) throw new Error('Chromium was not found and could not be installed');
  await buildPage();
}
