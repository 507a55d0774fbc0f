import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { zipSync } from 'fflate';
import { pnpm } from './pnpm.mjs';
import { root } from './start.mjs';

/**
 * Writes what a release consists of: tarballs of core and viz, which npm can install, and a zip of the page files with
 * their licence and readme. Both packages must have been built. Returns an exit code.
 *
 * @param folder where to write it, absolute or from the root; what is in it is removed first
 */
export async function pack(folder) {
  const target = resolve(root, folder);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const name of ['core', 'viz']) {
    const code = await pnpm(['--filter', `@cnn/${name}`, '--silent', 'pack', '--pack-destination', target]);
    if (code !== 0) return code;
  }
  const viz = join(root, 'packages/viz');
  const { version } = JSON.parse(readFileSync(join(viz, 'package.json'), 'utf8'));
  writeFileSync(join(target, `cnn-viz-page-files-${version}.zip`), zipPageFiles(viz));
  for (const name of readdirSync(target)) console.log(join(folder, name));
  return 0;
}

function zipPageFiles(viz) {
  const pageFiles = join(viz, 'dist/cdn');
  const paths = [
    ...readdirSync(pageFiles).map((name) => join(pageFiles, name)),
    join(viz, 'LICENSE'),
    join(viz, 'README.md'),
  ];
  return zipSync(Object.fromEntries(paths.map((path) => [basename(path), readFileSync(path)])), { level: 9 });
}
