// `npm run test:browsers`: the demo and the figures in Chromium, Firefox and WebKit, each where it is found. With CI
// set, the engines that are missing are installed where apt can, and a missing one fails.
import { installByApt } from './apt.mjs';
import { findProgram } from './findProgram.mjs';
import { installChromium } from './installChromium.mjs';
import { pnpm } from './pnpm.mjs';

/** Programs in PATH, and the package of Debian that brings one of them. */
const packages = [
  { name: 'firefox-esr', programs: ['firefox', 'firefox-esr'] },
  { name: 'webkit2gtk-driver', programs: ['WebKitWebDriver'] },
  { name: 'xvfb', programs: ['Xvfb'] },
];

/** Returns an exit code. */
export async function testBrowsers(args) {
  if (process.env.CI) await installEngines();
  return pnpm(['--filter', '@cnn/demo', 'run', 'test:browsers', ...args]);
}

async function installEngines() {
  await installChromium();
  const missing = packages.filter(({ programs }) => !findProgram(programs)).map(({ name }) => name);
  if (process.platform === 'linux' && missing.length > 0) await installByApt(missing);
}
