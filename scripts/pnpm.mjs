// Installs pnpm through npm, in the version that package.json names, and the dependencies with it.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { root, start } from './start.mjs';

let pnpmFolder;

/** Runs pnpm in the root folder with these arguments, and returns its exit code. */
export function pnpm(args) {
  pnpmFolder ??= installPnpm();
  // The native program forwards signals to what it runs; on Windows npm may have installed only the script.
  return process.platform === 'win32'
    ? start(process.execPath, [join(pnpmFolder, 'bin', 'pnpm.mjs'), ...args])
    : start(join(pnpmFolder, 'pnpm'), args);
}

/** Installs what the lockfile lists, unless that is installed already. Returns the exit code. */
export async function installDependencies() {
  const lockfile = readFileSync(join(root, 'pnpm-lock.yaml'));
  const hash = createHash('sha256').update(lockfile).digest('hex');
  const record = join(root, 'node_modules', '.installed-lockfile');
  if (existsSync(record) && readFileSync(record, 'utf8') === hash) return 0;
  const code = await pnpm(['install', '--frozen-lockfile']);
  if (code === 0) writeFileSync(record, hash);
  return code;
}

/** The folder of the pnpm package in npm's own cache, where `npm exec` installs it on first use. */
function installPnpm() {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const args = ['exec', '--yes', `--package=${packageManager}`, '--', 'node', '-p', 'process.env.PATH'];
  const options = { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] };
  const npm = process.env.npm_execpath ?? '';
  let path;
  try {
    path = npm.endsWith('npm-cli.js')
      ? execFileSync(process.execPath, [npm, ...args], options)
      : execFileSync('npm', args, { ...options, shell: process.platform === 'win32' });
  } catch (error) {
    throw new Error(`npm could not install ${packageManager}.\n${error.stderr ?? error.message}`, {
      cause: error,
    });
  }
  const folder = path
    .split(delimiter)
    .map((each) => join(dirname(each.trim()), 'pnpm'))
    .find((each) => existsSync(join(each, 'bin', 'pnpm.mjs')));
  if (!folder) throw new Error(`npm installed ${packageManager}, but not in a folder of its PATH.`);
  return folder;
}
