// Builds the package: modules with types in dist, and page files in dist/cdn. The file of an element contains everything
// but saving, which is in cnn-export.js in the same folder and is loaded when a figure is first `savable`.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { pageFiles } from '../cdn/pageFiles.mjs';
import { exportApart, exportBanner } from './exportApart.mjs';
import { writeManifest } from './manifest/write.mjs';
import { minifyStyles } from './minifyStyles.mjs';

const here = join(dirname(fileURLToPath(import.meta.url)), '..');

rmSync(join(here, 'dist'), { recursive: true, force: true });
const require = createRequire(join(here, '../../package.json'));
const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin/tsc');
execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: here, stdio: 'inherit' });
writeManifest(join(here, 'dist'));

for (const [name, { entry }] of Object.entries(pageFiles)) {
  await build({
    root: here,
    configFile: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { conditions: ['@cnn/source', 'module', 'browser', 'production'] },
    plugins: [minifyStyles, ...(name === 'cnn-export' ? [] : [exportApart])],
    build: {
      outDir: 'dist/cdn',
      emptyOutDir: false,
      target: 'es2022',
      minify: true,
      rolldownOptions: {
        output: {
          // Vite itself leaves the white space of a library.
          minify: true,
          codeSplitting: false,
          ...(name === 'cnn-export' && { postBanner: exportBanner }),
        },
      },
      lib: { entry: join(here, entry), formats: ['es'], fileName: () => `${name}.js` },
    },
  });
}

let isTooLarge = false;
for (const [name, { limit }] of Object.entries(pageFiles)) {
  const bytes = gzipSync(readFileSync(join(here, 'dist/cdn', `${name}.js`)), { level: 9 }).length;
  isTooLarge ||= bytes > limit * 1000;
  console.log(
    `dist/cdn/${name}.js  ${(bytes / 1000).toFixed(1)} kB gzip${bytes > limit * 1000 ? `, more than ${limit} kB` : ''}`,
  );
}
if (isTooLarge) process.exitCode = 1;
