// Builds the package: the worker's program, then every module with its types.
import { execFileSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundleWorker } from './bundleWorker.mjs';
import { documentEntry } from './documentEntry.mjs';

const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

await bundleWorker();
rmSync(here('dist'), { recursive: true, force: true });
const tsc = fileURLToPath(import.meta.resolve('typescript/package.json')).replace('package.json', 'bin/tsc');
execFileSync(process.execPath, [tsc, '-p', here('tsconfig.build.json')], { stdio: 'inherit' });
cpSync(here('src/parallel/generated/worker.js'), here('dist/parallel/generated/worker.js'));
await documentEntry(new URL('../dist/', import.meta.url));
