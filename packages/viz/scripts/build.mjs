// Builds the package: modules with types in dist, and page files in dist/cdn. The file of an element contains everything
// but saving, which is in cnn-export.js in the same folder and is loaded when a figure is first `savable`.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { exportApart, exportBanner } from './exportApart.mjs';
import { writeManifest } from './manifest/write.mjs';
import { minifyStyles } from './minifyStyles.mjs';

const here = join(dirname(fileURLToPath(import.meta.url)), '..');

/** The entry of each page file and its largest size, in kB (1000 bytes) gzipped. */
const bundles = {
  'conv-step': { entry: 'src/elements/conv-step/conv-step.ts', limit: 43 },
  'pool-step': { entry: 'src/elements/pool-step/pool-step.ts', limit: 43 },
  'activation-step': { entry: 'src/elements/activation-step/activation-step.ts', limit: 49 },
  'tensor-image': { entry: 'src/elements/tensor-image/tensor-image.ts', limit: 20 },
  'prediction-bars': { entry: 'src/elements/prediction-bars/prediction-bars.ts', limit: 17 },
  'training-monitor': { entry: 'src/elements/training-monitor/training-monitor.ts', limit: 34 },
  'filter-gallery': { entry: 'src/elements/filter-gallery/filter-gallery.ts', limit: 22 },
  'feature-maps': { entry: 'src/elements/feature-maps/feature-maps.ts', limit: 23 },
  'cnn-diagram': { entry: 'src/elements/cnn-diagram/cnn-diagram.ts', limit: 70 },
  'dense-network': { entry: 'src/elements/dense-network/dense-network.ts', limit: 26 },
  'neuron-count': { entry: 'src/elements/neuron-count/neuron-count.ts', limit: 20 },
  'weight-histogram': { entry: 'src/elements/weight-histogram/weight-histogram.ts', limit: 31 },
  'confusion-matrix': { entry: 'src/elements/confusion-matrix/confusion-matrix.ts', limit: 21 },
  'digit-pad': { entry: 'src/elements/digit-pad/digit-pad.ts', limit: 19 },
  'cnn-viz': { entry: 'cdn/cnn-viz.ts', limit: 130 },
  'cnn-export': { entry: 'cdn/cnn-export.ts', limit: 52 },
};

rmSync(join(here, 'dist'), { recursive: true, force: true });
const require = createRequire(join(here, '../../package.json'));
const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin/tsc');
execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: here, stdio: 'inherit' });
writeManifest(join(here, 'dist'));

for (const [name, { entry }] of Object.entries(bundles)) {
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
for (const [name, { limit }] of Object.entries(bundles)) {
  const bytes = gzipSync(readFileSync(join(here, 'dist/cdn', `${name}.js`)), { level: 9 }).length;
  isTooLarge ||= bytes > limit * 1000;
  console.log(
    `dist/cdn/${name}.js  ${(bytes / 1000).toFixed(1)} kB gzip${bytes > limit * 1000 ? `, more than ${limit} kB` : ''}`,
  );
}
if (isTooLarge) process.exitCode = 1;
