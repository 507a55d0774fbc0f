// The package as users install it: packed, and installed into an empty folder.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const root = join(import.meta.dirname, '../..');
/** The folder with the installed package; its dependencies are in `node_modules`. */
export const folder = mkdtempSync(join(tmpdir(), 'cnn-core-'));
export const dist = join(folder, 'node_modules/@cnn/core/dist');
export const require = createRequire(import.meta.url);
export const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin/tsc');
/** The folder with the types of Node. */
export const nodeTypeRoot = dirname(dirname(require.resolve('@types/node/package.json')));

/** Runs npm without the environment variables of an npm that runs this test. */
function npm(args: string[], cwd: string): string {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')));
  return execFileSync('npm', args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Runs a program of the folder; returns what it prints. */
export function node(args: string[], cwd = folder): string {
  return execFileSync(process.execPath, args, { cwd, encoding: 'utf8' });
}

export const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

export function installPackage(): void {
  node([join(root, 'scripts/build.mjs')], root);
  npm(['pack', '--ignore-scripts', '--pack-destination', folder], root);
  const [tarball] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  write('package.json', JSON.stringify({ name: 'user', private: true, type: 'module' }));
  npm(['install', '--no-audit', '--no-fund', `./${tarball}`], folder);
}
