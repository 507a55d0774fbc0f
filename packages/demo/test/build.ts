// Builds what the tests open: the page, and the elements' single files.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const run = (folder: string, script: string) =>
  execFileSync(process.execPath, [script], {
    cwd: fileURLToPath(new URL(folder, import.meta.url)),
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: 'inherit',
  });

export default function setup(): void {
  run('..', 'scripts/build.mjs');
  // The types of the elements refer to those of core.
  run('../../core', 'scripts/build.mjs');
  run('../../viz', 'scripts/build.mjs');
}
