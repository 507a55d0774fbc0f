// Builds what the tests open: the page, and the elements' single files.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default async function setup(): Promise<void> {
  await build({ root: folder('..'), logLevel: 'warn' });
  // The elements' build takes its types from core's.
  for (const path of ['../../core', '../../viz']) {
    execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: folder(path), stdio: 'inherit' });
  }
}
