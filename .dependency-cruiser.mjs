// What may import what, values and types alike. `npm test` checks it with dependency-cruiser.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = import.meta.dirname;

/**
 * The order of the entries of each folder that has folders in it, lowest first: an entry imports only from entries
 * listed before it. Entries on one line do not import each other, except file from file, and never in a circle.
 * `*` is every entry that is not named. The one way up is a lazy `import()`.
 */
export const order = {
  '.': ['packages/core', 'packages/bench packages/viz', 'packages/demo docs'],

  'packages/core/src': [
    'arrays platform',
    'data',
    'reference kernels',
    'learning',
    'layers',
    'steps',
    'plan',
    'parallel',
    'model',
    'training.ts',
    'index.ts',
  ],
  'packages/core/src/reference': ['shared', '*', 'losses', 'index.ts'],
  'packages/core/src/kernels': ['arenaPlacement.ts kernels.ts windowMatrix.ts', 'plain', 'simd', '*'],
  'packages/core/src/learning': ['random', 'initializers metrics', 'losses', 'optimizers'],
  'packages/core/src/learning/optimizers': ['schedules', '*'],
  'packages/core/src/layers': ['layer.ts', 'shared', '*', 'index.ts', 'registry.ts', 'layerShapes.ts'],
  'packages/core/src/parallel': ['protocol', 'group', 'worker', 'session'],
  'packages/core/src/model': ['*', 'fit', 'file', 'sequential.ts', 'loadModel.ts'],

  'packages/viz/src': [
    'messages',
    'values',
    'save',
    'figure',
    'chart',
    'model',
    'steps',
    'extras',
    'elements',
    'define.ts index.ts export.ts',
  ],
  'packages/viz/src/save': ['capture', 'write', 'menu'],
  'packages/viz/src/values': ['errors', 'limits.ts readNumbers.ts', 'presets', '*'],
  'packages/viz/src/figure': ['*', 'draw', 'Figure.ts'],
  'packages/viz/src/model': ['*', 'image-grid'],
  'packages/viz/src/steps': [
    'frame',
    'describe',
    'types.ts',
    'edit',
    'draw',
    'compare',
    'chain playback quiz',
    'StepFigure.ts',
    'backward',
  ],
  'packages/viz/src/elements': ['conv-step pool-step filter-gallery', '*'],

  'packages/demo/src': ['model.ts settings.ts', 'messages', '*', 'sections', 'DemoPage.ts', 'main.ts'],
  'packages/bench/src': ['core.js flop.js task.js', 'contenders', '*'],
};

for (const name of ['core', 'viz', 'demo', 'bench']) checkOrder(`packages/${name}/src`);

/** The modules of @cnn/core that other packages import, by its package.json; ndarray is in the main entry only. */
const publicEntries = '(index|training|textbook|reference/index|steps/index|data/index)\\.ts$';

export default {
  forbidden: [
    { name: 'circle', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['dynamic-import'] } } },
    { name: 'missing', from: {}, to: { couldNotResolve: true, pathNot: '^virtual:' } },
    { name: 'test', from: { path: '/src/' }, to: { path: '^[^/]+/[^/]+/(test|examples|scripts)/' } },
    {
      name: 'private part of core',
      from: { path: '^(packages/(viz|demo)|docs)/' },
      to: { path: '^packages/core/src/', pathNot: publicEntries },
    },
    {
      name: 'ndarray',
      from: { path: '^packages/(viz/(src|cdn)|demo/src)/' },
      to: { path: ['^packages/core/src/index\\.ts$', '/ndarray(-ops)?/'] },
    },
    ...Object.entries(order).flatMap(([folder, lines]) => orderRules(folder, lines)),
  ].map((rule) => ({ severity: 'error', ...rule })),
  options: {
    tsPreCompilationDeps: true,
    moduleSystems: ['es6'],
    doNotFollow: { path: '(^|/)node_modules/' },
    exclude: { path: '(^|/)(dist|generated)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@cnn/source', 'import', 'types', 'default'],
      extensions: ['.ts', '.mjs', '.js', '.d.ts', '.json'],
    },
  },
};

/** The rules that keep the entries of a folder in their order. */
function orderRules(folder, lines) {
  const prefix = folder === '.' ? '' : `${folder}/`;
  const path = (names) => `^${prefix}(${names.join('|').replaceAll('.', '\\.')})(?=/|$)`;
  const named = lines.flatMap((line) => line.split(' '));
  const others = folder === '.' ? [] : entriesOf(folder).filter((name) => !named.includes(name));
  const levels = lines.map((line) => line.split(' ').flatMap((name) => (name === '*' ? others : name)));
  const name = `order of ${folder}`;
  return levels.flatMap((names, index) => {
    const above = levels.slice(index + 1).flat();
    const folders = names.filter((each) => statSync(join(root, prefix, each)).isDirectory());
    const files = names.filter((each) => !folders.includes(each));
    return [
      names.length > 0 &&
        above.length > 0 && { name, from: { path: path(names) }, to: { path: path(above), dynamic: false } },
      folders.length > 0 && {
        name,
        from: { path: path(folders) },
        to: { path: path(names), pathNot: `^${prefix}$1/`, dynamic: false },
      },
      folders.length > 0 &&
        files.length > 0 && {
          name,
          from: { path: path(files) },
          to: { path: path(folders), dynamic: false },
        },
    ].filter(Boolean);
  });
}

/** Throws where a folder with folders in it has no order, and where an order names what is not there or misses an entry. */
function checkOrder(folder) {
  const entries = entriesOf(folder);
  const folders = entries.filter((name) => statSync(join(root, folder, name)).isDirectory());
  const lines = order[folder];
  if (folders.length > 0 && !lines) throw new Error(`.dependency-cruiser.mjs has no order for ${folder}.`);
  const named = lines?.flatMap((line) => line.split(' ')) ?? ['*'];
  const unknown = named.filter((name) => name !== '*' && !entries.includes(name));
  const missing = named.includes('*') ? [] : entries.filter((name) => !named.includes(name));
  if (unknown.length > 0) throw new Error(`${folder} has no ${unknown.join(', ')}, which its order names.`);
  if (missing.length > 0) throw new Error(`The order of ${folder} does not name ${missing.join(', ')}.`);
  for (const name of folders) checkOrder(`${folder}/${name}`);
}

function entriesOf(folder) {
  return readdirSync(join(root, folder)).filter((name) => name !== 'generated');
}
