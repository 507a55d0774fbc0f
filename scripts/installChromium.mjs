import { installByApt } from './apt.mjs';
import { findChromium } from './chromium.mjs';
import { pnpm } from './pnpm.mjs';

/** Installs a Chromium for the browser tests where there is none. Returns an exit code. */
export async function installChromium() {
  if (!findChromium()) await installByApt(['chromium']);
  if (!findChromium()) {
    console.log('No Chromium found: downloading one with `playwright install chromium`.');
    await pnpm(['exec', 'playwright', 'install', 'chromium']);
  }
  const found = findChromium();
  if (found) console.log(`The browser tests run in ${found}`);
  else console.error('No Chromium could be installed. Install one, or set CHROMIUM_PATH.');
  return found ? 0 : 1;
}
