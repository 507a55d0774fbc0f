import { spawnSync } from 'node:child_process';
import { start } from './start.mjs';

/** Installs packages of Debian or Ubuntu. Returns false where there is no apt, no right to use it, or no such package. */
export async function installByApt(packages) {
  const prefix = commandPrefix();
  if (!prefix) return false;
  console.log(`apt-get install ${packages.join(' ')}`);
  for (const args of [
    ['update', '-q'],
    ['install', '-q', '-y', ...packages],
  ]) {
    const [program, ...rest] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
    if ((await start(program, rest)) !== 0) return false;
  }
  return true;
}

/** What to write before `apt-get`: nothing for root, sudo where it needs no password, undefined without apt or rights. */
function commandPrefix() {
  if (process.platform !== 'linux' || !succeeds('apt-get', ['--version'])) return undefined;
  if (process.getuid() === 0) return [];
  return succeeds('sudo', ['-n', 'true']) ? ['sudo', '-n'] : undefined;
}

const succeeds = (program, args) => spawnSync(program, args, { stdio: 'ignore' }).status === 0;
