import { spawnSync } from 'node:child_process';
import { findChromium } from './chromium.mjs';
import { pnpm } from './pnpm.mjs';
import { start } from './start.mjs';

/** Makes sure that there is a Chromium for the browser tests. Gives an exit code. */
export async function installChromium() {
  if (!findChromium()) {
    const asRoot = rightsForApt();
    if (asRoot) await installByApt(asRoot);
  }
  if (!findChromium()) {
    console.log('No Chromium found: `playwright install chromium` downloads one.');
    await pnpm(['exec', 'playwright', 'install', 'chromium']);
  }
  const found = findChromium();
  if (found) console.log(`The browser tests run in ${found}`);
  else console.error('No Chromium could be installed. Install one, or name one in CHROMIUM_PATH.');
  return found ? 0 : 1;
}

/** What to put before `apt-get`: nothing for root, sudo where it asks for no password, undefined without apt or rights. */
function rightsForApt() {
  if (process.platform !== 'linux' || !succeeds('apt-get', ['--version'])) return undefined;
  if (process.getuid() === 0) return [];
  return succeeds('sudo', ['-n', 'true']) ? ['sudo', '-n'] : undefined;
}

async function installByApt(before) {
  console.log('No Chromium found: `apt-get install chromium` brings one.');
  for (const args of [['update'], ['install', '-y', 'chromium']]) {
    const [program, ...rest] = [...before, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
    if ((await start(program, rest)) !== 0) return;
  }
}

function succeeds(program, args) {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}
