import { pnpm } from './pnpm.mjs';

const packages = { core: 'packages/core', viz: 'packages/viz', demo: 'packages/demo', docs: 'docs' };

/** What `npm test` runs, the quick parts first. */
export const testParts = [
  { title: 'Formatting', run: () => pnpm(['exec', 'prettier', '--check', '.']) },
  { title: 'Lint', run: () => pnpm(['exec', 'oxlint']) },
  ...Object.entries(packages).map(([name, folder]) => ({
    title: `Types of ${name}`,
    run: () => pnpm(['exec', 'tsc', '-p', folder]),
  })),
  { title: 'Browser', run: async () => (await import('./installChromium.mjs')).installChromium() },
  ...[...Object.keys(packages), 'bench'].map((name) => ({
    title: `Tests of ${name}`,
    run: () => pnpm(['--filter', `@cnn/${name}`, 'run', 'test']),
  })),
];
