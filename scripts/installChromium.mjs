import { spawnSync } from 'node:child_process';
import { findChromium } from './chromium.mjs';
import { pnpm } from './pnpm.mjs';
import { start } from './start.mjs';

/** Installs a Chromium for the browser tests where there is none. Returns an exit code. */
export async function installChromium() {
  if (!findChromium()) {
    const prefix = aptPrefix();
    if (prefix) await installWithApt(prefix);
  }
  if (!findChromium()) {
    console.log('No Chromium found: downloading one with `playwright install chromium`.');
    await pnpm(['exec', 'playwright', 'install', 'chromium']);
  }
  const found = findChromium();
  if (found) console.log(`The browser tests run in ${found}`);
  else console.error('No Chromium could be installed. Install one, or set CHROMIUM_PATH.');
  return found ? 0 : 1;
}

/** What to write before `apt-get`: `[]` for root, sudo where it needs no password; undefined where apt can not be used. */
function aptPrefix() {
  if (process.platform !== 'linux' || !succeeds('apt-get', ['--version'])) return undefined;
  if (process.getuid() === 0) return [];
  return succeeds('sudo', ['-n', 'true']) ? ['sudo', '-n'] : undefined;
}

async function installWithApt(prefix) {
  console.log('No Chromium found: installing one with `apt-get install chromium`.');
  for (const args of [['update'], ['install', '-y', 'chromium']]) {
    const [program, ...rest] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
    if ((await start(program, rest)) !== 0) return;
  }
}

function succeeds(program, args) {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}
