// Brings pnpm through npm, in the version that package.json names, and installs with it.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { root, start } from './start.mjs';

let home;

/** Runs pnpm in the root folder, arguments unchanged, and gives its exit code. */
export function pnpm(args) {
  home ??= findPnpm();
  // The native program passes signals on to what it runs; on Windows npm may have left only the script.
  return process.platform === 'win32'
    ? start(process.execPath, [join(home, 'bin', 'pnpm.mjs'), ...args])
    : start(join(home, 'pnpm'), args);
}

/** Installs what the lockfile says, unless that is what stands there already. Gives the exit code. */
export async function installDependencies() {
  const lockfile = readFileSync(join(root, 'pnpm-lock.yaml'));
  const wanted = createHash('sha256').update(lockfile).digest('hex');
  const record = join(root, 'node_modules', '.installed-lockfile');
  if (existsSync(record) && readFileSync(record, 'utf8') === wanted) return 0;
  const code = await pnpm(['install', '--frozen-lockfile']);
  if (code === 0) writeFileSync(record, wanted);
  return code;
}

/** The folder of the pnpm package in npm's own cache, where `npm exec` puts it on first use. */
function findPnpm() {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const bring = ['exec', '--yes', `--package=${packageManager}`, '--', 'node', '-p', 'process.env.PATH'];
  const options = { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] };
  const npm = process.env.npm_execpath ?? '';
  let path;
  try {
    path = npm.endsWith('npm-cli.js')
      ? execFileSync(process.execPath, [npm, ...bring], options)
      : execFileSync('npm', bring, { ...options, shell: process.platform === 'win32' });
  } catch (error) {
    throw new Error(`npm could not bring ${packageManager}.\n${error.stderr ?? error.message}`, {
      cause: error,
    });
  }
  const found = path
    .split(delimiter)
    .map((folder) => join(dirname(folder.trim()), 'pnpm'))
    .find((folder) => existsSync(join(folder, 'bin', 'pnpm.mjs')));
  if (!found) throw new Error(`npm brought ${packageManager}, but it is not where npm says.`);
  return found;
}
